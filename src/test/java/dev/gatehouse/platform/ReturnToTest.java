package dev.gatehouse.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnToTest {

    @Test
    void keepsPathsOfOurs() {
        assertEquals("/oauth2/authorize?client_id=shop", ReturnTo.orHome("/oauth2/authorize?client_id=shop").path());
    }

    /** Open redirect: each of these is read by some browser as another site (Hanko #2734, CVE-2024-21499). */
    @ParameterizedTest
    @ValueSource(strings = { "", "https://evil.example", "//evil.example", "/\\evil.example", "\\\\evil.example",
            "javascript:alert(1)", "/a\r\nSet-Cookie: x=y", "/\tevil", " /account", "account", "/é" })
    void refusesEverythingElse(String candidate) {
        assertTrue(ReturnTo.parse(candidate).isEmpty());
        assertEquals("/", ReturnTo.orHome(candidate).path());
    }
}
