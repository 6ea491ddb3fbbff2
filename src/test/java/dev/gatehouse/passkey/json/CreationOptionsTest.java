package dev.gatehouse.passkey.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.gatehouse.passkey.CredentialDescriptor;
import dev.gatehouse.passkey.webauthn.GivenRelyingParty;

/** {@code PublicKeyCredentialCreationOptionsJSON} (WebAuthn §5.4). */
class CreationOptionsTest {

    private static final UserEntityJson ADA = new UserEntityJson("AA", "Ada (0000)", "Ada");

    @Test
    void namesTheRelyingPartyAndTheUser() {
        var options = options(List.of());

        assertEquals(new CreationOptions.Party("example.com", "The office"), options.rp());
        assertEquals(ADA, options.user());
        assertEquals("_-8", options.challenge());
        assertEquals(300_000, options.timeout(), "in milliseconds");
    }

    /** The order is the preference (§5.4, {@code pubKeyCredParams}); ES256 and RS256 are what every client has. */
    @Test
    void offersEs256ThenEddsaThenRs256() {
        assertEquals(List.of(-7, -8, -257),
                options(List.of()).pubKeyCredParams().stream().map(CreationOptions.Parameter::alg).toList());
    }

    @Test
    void asksForAPasskeyWithUserVerification() {
        assertEquals(new CreationOptions.Selection("required", true, "required"),
                options(List.of()).authenticatorSelection());
    }

    @Test
    void asksForNoAttestation() {
        assertEquals("none", options(List.of()).attestation());
        assertEquals(Map.of("credProps", true), options(List.of()).extensions());
    }

    @Test
    void keepsDevicesThatHaveAPasskeyFromMakingASecondOne() {
        var known = new CredentialDescriptor(new byte[] { 1, 2, 3 }, List.of("internal"));

        assertEquals(List.of(new CreationOptions.Descriptor("public-key", "AQID", List.of("internal"))),
                options(List.of(known)).excludeCredentials());
        assertEquals(List.of(), options(List.of()).excludeCredentials());
    }

    private static CreationOptions options(List<CredentialDescriptor> known) {
        return CreationOptions.of(GivenRelyingParty.of("example.com", "https://example.com", "hybrid"), ADA,
                new byte[] { (byte) 0xff, (byte) 0xef }, known, Duration.ofMinutes(5));
    }
}
