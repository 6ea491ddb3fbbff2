package dev.gatehouse.passkey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.gatehouse.passkey.cose.CoseAlgorithm;

/** The words and numbers of specifications: a wrong letter is ignored by every browser, and noticed by nobody. */
class PublicKeyCredentialHintTest {

    @Test
    void hintsAreThoseOfWebAuthn() {
        assertEquals(List.of("security-key", "client-device", "hybrid"),
                Stream.of(PublicKeyCredentialHint.values()).map(PublicKeyCredentialHint::value).toList());
    }

    @Test
    void algorithmsAreThoseOfCose() {
        assertEquals(-7, CoseAlgorithm.ES256.cose());
        assertEquals(-8, CoseAlgorithm.EDDSA.cose());
        assertEquals(-257, CoseAlgorithm.RS256.cose());
    }
}
