package dev.gatehouse.passkey.json;

import java.util.List;
import java.util.Set;

import dev.gatehouse.passkey.VerificationFailed;
import dev.gatehouse.passkey.webauthn.Attestation;

/** {@code RegistrationResponseJSON} (WebAuthn §5.1). */
public record RegistrationResponse(String id, String rawId, String type, Response response) {

    private static final Set<String> TRANSPORTS = Set.of("usb", "nfc", "ble", "smart-card", "hybrid", "internal");

    public record Response(String clientDataJSON, String attestationObject, List<String> transports) {
    }

    public Attestation attestation() {
        CredentialIdCheck.requireConsistent(id, rawId, type);
        if (response == null) {
            throw new VerificationFailed("a field is missing");
        }
        return new Attestation(Base64Url.decode(response.clientDataJSON), Base64Url.decode(response.attestationObject),
                transports());
    }

    /** The transports that this level of the specification knows (§5.8.4); a client may send anything. */
    private Set<String> transports() {
        if (response.transports == null) {
            return Set.of();
        }
        return Set.copyOf(response.transports.stream().filter(named -> named != null && TRANSPORTS.contains(named)).distinct()
                .toList());
    }
}
