package dev.gatehouse.gateway.caller;

import java.util.function.Predicate;

import jakarta.inject.Singleton;

import dev.gatehouse.gateway.Refusal;
import dev.gatehouse.oidc.token.BearerToken;
import dev.gatehouse.platform.TokenHash;
import io.vertx.core.Future;

/**
 * The caller behind a bearer token, whoever issued it. What nobody else answers for is taken for one of ours, and judged so.
 */
@Singleton
class TokenCaller {

    private static final Resolution NO_TOKEN = new Resolution.Rejected(new Refusal.BadCredentials(), "not a bearer token");

    private final OwnTokenCaller own;
    private final ExternalTokenCaller external;

    TokenCaller(OwnTokenCaller own, ExternalTokenCaller external) {
        this.own = own;
        this.external = external;
    }

    /** Who presents this header, when the token in it is meant for an audience that counts here. */
    Future<Resolution> resolve(String authorization, Predicate<String> audience) {
        var token = BearerToken.of(authorization);
        if (token.isEmpty()) {
            return Future.succeededFuture(NO_TOKEN);
        }
        var hash = TokenHash.of(token.get());
        var known = own.known(hash, audience);
        if (known.isPresent()) {
            return Future.succeededFuture(known.get());
        }
        return external.known(hash, audience).or(() -> external.resolve(token.get(), hash, audience))
                .orElseGet(() -> Future.succeededFuture(own.verify(token.get(), hash, audience)));
    }
}
