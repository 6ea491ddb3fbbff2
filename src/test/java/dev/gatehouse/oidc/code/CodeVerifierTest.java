package dev.gatehouse.oidc.code;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.oidc.request.CodeChallenge;

class CodeVerifierTest {

    /** RFC 7636 appendix B. */
    @Test
    void meetsTheChallengeThatWasMadeOfIt() {
        var verifier = CodeVerifier.parse("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk").orElseThrow();

        assertTrue(verifier.meets(new CodeChallenge("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")));
        assertFalse(verifier.meets(new CodeChallenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")));
        assertFalse(verifier.toString().contains("dBjft"));
    }

    /** Attack 40, weak verifier: 43 to 128 unreserved characters and nothing else (CVE-2026-41213). */
    @ParameterizedTest
    @ValueSource(strings = { "", "a", "1234567890123456789012345678901234567890ab",
            "1234567890123456789012345678901234567890ab+", "1234567890123456789012345678901234567890abé" })
    void refusesWeakOnes(String text) {
        assertTrue(CodeVerifier.parse(text).isEmpty());
        assertTrue(CodeVerifier.parse(text.repeat(129)).isEmpty());
    }
}
