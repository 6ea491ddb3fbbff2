package dev.gatehouse.passkey.json;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.gatehouse.passkey.CredentialDescriptor;
import dev.gatehouse.passkey.cose.CoseAlgorithm;
import dev.gatehouse.passkey.webauthn.RelyingParty;

/** {@code PublicKeyCredentialCreationOptionsJSON} (WebAuthn §5.4). */
public record CreationOptions(Party rp, UserEntityJson user, String challenge, List<Parameter> pubKeyCredParams, long timeout,
        List<Descriptor> excludeCredentials, Selection authenticatorSelection, List<String> hints, String attestation,
        Map<String, Boolean> extensions) {

    static final String PUBLIC_KEY = "public-key";

    public record Party(String id, String name) {
    }

    public record Parameter(String type, int alg) {
    }

    public record Descriptor(String type, String id, List<String> transports) {

        static Descriptor of(CredentialDescriptor credential) {
            return new Descriptor(PUBLIC_KEY, Base64Url.encode(credential.id()), credential.transports());
        }
    }

    public record Selection(String residentKey, boolean requireResidentKey, String userVerification) {
    }

    public static CreationOptions of(RelyingParty party, UserEntityJson user, byte[] challenge,
            List<CredentialDescriptor> known,
            Duration life) {
        return new CreationOptions(new Party(party.id(), party.name()), user,
                Base64Url.encode(challenge),
                Stream.of(CoseAlgorithm.values()).map(offered -> new Parameter(PUBLIC_KEY, offered.cose())).toList(),
                life.toMillis(), known.stream().map(Descriptor::of).toList(), new Selection("required", true, "required"),
                party.hints(), "none", Map.of("credProps", true));
    }
}
