package dev.gatehouse.passkey.webauthn;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.passkey.PasskeyConfig;
import dev.gatehouse.passkey.PublicKeyCredentialHint;
import dev.gatehouse.platform.PublicUrl;

/** Who we are to an authenticator (WebAuthn §4, "relying party identifier"). */
@ApplicationScoped
public class RelyingParty {

    private final String id;
    private final String name;
    private final List<String> hints;
    private final Set<String> origins;

    RelyingParty(PasskeyConfig config, PublicUrl publicUrl) {
        id = config.rpId().orElseGet(() -> publicUrl.hostname());
        name = config.rpName();
        hints = config.hints().stream().flatMap(List::stream).map(PublicKeyCredentialHint::value).distinct().toList();
        origins = config.origins()
                .map(named -> named.stream().map(URI::toString).collect(Collectors.toUnmodifiableSet()))
                .orElseGet(() -> Set.of(publicUrl.issuer()));
    }

    public String id() {
        return id;
    }

    /** What browsers and password managers call us. */
    public String name() {
        return name;
    }

    /** The kinds of device that browsers should offer first, in this order (WebAuthn §5.8.7). */
    public List<String> hints() {
        return hints;
    }

    /** The origins, each exactly as browsers write it. */
    public Set<String> origins() {
        return origins;
    }
}
