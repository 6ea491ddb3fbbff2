package dev.gatehouse.oidc.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.function.Executable;

import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.OAuthErrorCode;

/** What the tests of the checks have in common. */
final class Refusals {

    private Refusals() {
    }

    static void assertRefused(OAuthErrorCode code, Executable check) {
        assertEquals(code, assertThrows(OAuthError.class, check).code());
    }

    static void assertRefused(Executable check) {
        assertRefused(OAuthErrorCode.INVALID_REQUEST, check);
    }
}
