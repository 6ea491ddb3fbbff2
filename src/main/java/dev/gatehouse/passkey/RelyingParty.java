package dev.gatehouse.passkey;

import java.net.URI;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.platform.PublicUrl;

/** Who we are to an authenticator (WebAuthn §4, "relying party identifier"). */
@ApplicationScoped
public class RelyingParty {

    private final String id;
    private final Set<String> origins;

    RelyingParty(PasskeyConfig config, PublicUrl publicUrl) {
        id = config.rpId().orElseGet(publicUrl::hostname);
        origins = config.origins()
                .map(named -> named.stream().map(URI::toString).collect(Collectors.toUnmodifiableSet()))
                .orElseGet(() -> Set.of(publicUrl.issuer()));
    }

    public String id() {
        return id;
    }

    /** The origins, each exactly as browsers write it. */
    public Set<String> origins() {
        return origins;
    }
}
