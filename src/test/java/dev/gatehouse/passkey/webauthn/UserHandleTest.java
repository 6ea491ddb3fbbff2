package dev.gatehouse.passkey.webauthn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import dev.gatehouse.account.UserEntity;
import dev.gatehouse.platform.OpaqueToken;

class UserHandleTest {

    private static final OpaqueToken TICKET = OpaqueToken.of("a".repeat(43));
    private static final OpaqueToken OTHER = OpaqueToken.of("b".repeat(43));

    @Test
    void isAsLongAsAUserHandleIs() {
        assertEquals(UserEntity.HANDLE_BYTES, UserHandle.of(TICKET).bytes().length);
        assertEquals(UserEntity.HANDLE_BYTES, UserHandle.of(TICKET, "Ada").bytes().length);
    }

    @Test
    void isTheSameForEachAttempt() {
        assertArrayEquals(UserHandle.of(TICKET).bytes(), UserHandle.of(TICKET).bytes());
        assertArrayEquals(UserHandle.of(TICKET, "Ada").bytes(), UserHandle.of(TICKET, "Ada").bytes());
    }

    @Test
    void isAnotherForAnotherLinkAnotherBrowserAndAnotherName() {
        differ(UserHandle.of(TICKET), UserHandle.of(OTHER));
        differ(UserHandle.of(TICKET, "Ada"), UserHandle.of(OTHER, "Ada"));
        differ(UserHandle.of(TICKET, "Ada"), UserHandle.of(TICKET, "Charles"));
    }

    /** Whoever could make a browser's secret equal a ticket must not come to its handle. */
    @Test
    void ofALinkIsNeverThatOfANewcomer() {
        differ(UserHandle.of(TICKET), UserHandle.of(TICKET, ""));
        differ(UserHandle.of(TICKET), UserHandle.of(TICKET, "enrolment"));
    }

    private static void differ(UserHandle one, UserHandle other) {
        assertFalse(Arrays.equals(one.bytes(), other.bytes()));
    }
}
