package dev.gatehouse.oidc.token;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.OAuthErrorCode;
import dev.gatehouse.platform.Problem;
import dev.gatehouse.platform.database.DatabaseAway;
import io.smallrye.mutiny.Uni;

/** How the endpoints of this package answer: never kept by a cache, and in the protocol's own words when we cannot serve. */
final class TokenReplies {

    private TokenReplies() {
    }

    static Uni<Response> of(Uni<?> entity) {
        return entity.map(TokenReplies::unstored)
                .onFailure(TokenReplies::isPassing).transform(failure -> OAuthError.of(OAuthErrorCode.TEMPORARILY_UNAVAILABLE,
                        "We cannot serve this right now. Try again in a moment.").because(failure.toString()));
    }

    static Response unstored(Object entity) {
        return Response.ok(entity).header(HttpHeaders.CACHE_CONTROL, "no-store").header("Pragma", "no-cache").build();
    }

    private static boolean isPassing(Throwable failure) {
        return failure instanceof Problem problem && problem.status() == 503 || DatabaseAway.is(failure);
    }
}
