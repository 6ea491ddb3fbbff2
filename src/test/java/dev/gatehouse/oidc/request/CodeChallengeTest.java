package dev.gatehouse.oidc.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7636 §4.2: the base64url of 32 bytes, without padding. */
class CodeChallengeTest {

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    @Test
    void isTheHashAsItWasSent() {
        assertEquals(CHALLENGE, CodeChallenge.parse(CHALLENGE).orElseThrow().value());
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-c", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cMM",
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM=", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw+cM",
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM\n", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw cM" })
    void nothingElseIsOne(String text) {
        assertEquals(Optional.empty(), CodeChallenge.parse(text));
        assertThrows(IllegalArgumentException.class, () -> new CodeChallenge(text));
    }
}
