package dev.gatehouse.passkey.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** {@code PublicKeyCredentialUserEntityJSON} (WebAuthn §5.4.3). */
class UserEntityJsonTest {

    @Test
    void isCalledByItsOwnName() {
        var user = UserEntityJson.of(new byte[] { 1, 2, 3 }, "Ada Lovelace");

        assertEquals("AQID", user.id());
        assertEquals("Ada Lovelace", user.displayName());
    }

    /** Two accounts of one name are two in a list of passkeys, and each is the same one every time. */
    @Test
    void isListedWithASignOfItsHandle() {
        var one = UserEntityJson.of(new byte[] { 1 }, "Ada");
        var other = UserEntityJson.of(new byte[] { 2 }, "Ada");

        assertEquals(one, UserEntityJson.of(new byte[] { 1 }, "Ada"));
        assertNotEquals(one.name(), other.name());
        assertTrue(one.name().matches("Ada \\([0-9a-hj-km-np-tv-z]{4}\\)"), one.name());
    }
}
