package dev.gatehouse.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserEntityTest {

    private static final AccountId ID = new AccountId(new UUID(0, 1));

    @ParameterizedTest
    @ValueSource(ints = { 0, 16, 63, 65 })
    void hasAHandleOf64Bytes(int length) {
        assertThrows(IllegalArgumentException.class, () -> new UserEntity(ID, "Ada", new byte[length]));
    }

    @Test
    void keepsItsHandleForLife() {
        byte[] given = new byte[64];
        var ada = new UserEntity(ID, "Ada", given);

        given[0] = 1;
        ada.handle()[0] = 1;

        assertEquals(0, ada.handle()[0]);
    }

    @Test
    void anAccountHasAnId() {
        assertThrows(NullPointerException.class, () -> new AccountId(null));
        assertEquals(new UUID(0, 1).toString(), ID.toString());
    }
}
