package dev.gatehouse.gateway.caller;

import java.util.Optional;

import jakarta.inject.Singleton;

import dev.gatehouse.gateway.Caller;
import dev.gatehouse.platform.PublicUrl;

/**
 * Clients of ours that may ask the doors about requests of others: each by an access token that it got for itself, is meant for
 * us, and has the scope {@code gateway.check}. A person's token is none, whatever its scopes: nobody asks in a person's name.
 */
@Singleton
public class GatewayClients {

    private static final String SCOPE = "gateway.check";

    private final OwnTokenCaller tokens;
    private final PublicUrl publicUrl;

    GatewayClients(OwnTokenCaller tokens, PublicUrl publicUrl) {
        this.tokens = tokens;
        this.publicUrl = publicUrl;
    }

    /**
     * What speaks against letting it ask, if anything; nothing of the token is in it.
     *
     * @param credentials as in {@code Authorization}
     */
    public Optional<String> objection(String credentials) {
        return switch (tokens.resolve(credentials, publicUrl.issuer()::equals)) {
            case Resolution.Rejected rejected -> Optional.of("no valid access token of ours that is meant for "
                    + publicUrl.issuer());
            case Resolution.Resolved(Caller.Machine client) -> client.entitlements().scopes().contains(SCOPE) ? Optional.empty()
                    : Optional.of("a token without the scope " + SCOPE);
            case Resolution.Resolved other -> Optional.of("a token that its client did not get for itself");
        };
    }
}
