package dev.gatehouse.passkey.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.gatehouse.passkey.CredentialDescriptor;
import dev.gatehouse.passkey.webauthn.GivenRelyingParty;

/** {@code PublicKeyCredentialRequestOptionsJSON} (WebAuthn §5.5). */
class RequestOptionsTest {

    private static final byte[] CHALLENGE = { (byte) 0xff, (byte) 0xef };

    /** §14.6.2: who names no credential tells nobody who has one. */
    @Test
    void namesNoCredentialToAStranger() {
        assertEquals(List.of(), options(List.of()).allowCredentials());
    }

    @Test
    void namesTheCredentialsOfWhoeverConfirms() {
        var own = new CredentialDescriptor(new byte[] { 1, 2, 3 }, List.of("usb", "nfc"));

        assertEquals(List.of(new CreationOptions.Descriptor("public-key", "AQID", List.of("usb", "nfc"))),
                options(List.of(own)).allowCredentials());
    }

    @Test
    void asksForUserVerificationInAnyCase() {
        assertEquals("required", options(List.of()).userVerification());
    }

    @Test
    void isBoundToTheRelyingPartyForItsTime() {
        var options = options(List.of());

        assertEquals("_-8", options.challenge());
        assertEquals("example.com", options.rpId());
        assertEquals(300_000, options.timeout(), "in milliseconds");
        assertEquals(List.of("client-device"), options.hints());
    }

    private static RequestOptions options(List<CredentialDescriptor> allowed) {
        return RequestOptions.of(GivenRelyingParty.of("example.com", "https://example.com", "client-device"), CHALLENGE,
                allowed, Duration.ofMinutes(5));
    }
}
