package dev.gatehouse.keys;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import dev.gatehouse.keys.rotation.GivenKeys;

class ServerSecretTest {

    private static final byte[] INPUT = { 1, 2, 3 };

    @Test
    void derivesTheSameAtEveryReplicaAndSomethingElseForAnotherPurposeOrInput() {
        var one = new ServerSecret(GivenKeys.encryptionKeys(1));
        var other = new ServerSecret(GivenKeys.encryptionKeys(1));

        byte[] derived = one.derive("refresh", INPUT).getFirst();

        assertEquals(32, derived.length);
        assertArrayEquals(derived, other.derive("refresh", INPUT).getFirst());
        assertFalse(Arrays.equals(derived, one.derive("other", INPUT).getFirst()));
        assertFalse(Arrays.equals(derived, one.derive("refresh", new byte[] { 1, 2 }).getFirst()));
    }

    @Test
    void alsoDerivesByTheSecretThatIsBeingReplaced() {
        byte[] before = new ServerSecret(GivenKeys.encryptionKeys(1)).derive("refresh", INPUT).getFirst();

        var after = new ServerSecret(GivenKeys.encryptionKeys(2, 1)).derive("refresh", INPUT);

        assertArrayEquals(before, after.get(1));
        assertFalse(Arrays.equals(before, after.getFirst()));
    }
}
