package dev.gatehouse.oidc;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import dev.gatehouse.platform.Problem;
import dev.gatehouse.platform.database.DatabaseAway;
import io.smallrye.mutiny.Uni;

/**
 * How the endpoints that a client calls respond: never kept by a cache, and in the protocol's own words when we cannot serve.
 */
public final class OAuthResponses {

    private OAuthResponses() {
    }

    public static Uni<Response> of(Uni<?> entity) {
        return entity.map(OAuthResponses::unstored)
                .onFailure(OAuthResponses::isPassing).transform(failure -> OAuthError.of(OAuthErrorCode.TEMPORARILY_UNAVAILABLE,
                        "We cannot serve this right now. Try again in a moment.").because(failure.toString()));
    }

    public static Response unstored(Object entity) {
        return Response.ok(entity).header(HttpHeaders.CACHE_CONTROL, "no-store").header("Pragma", "no-cache").build();
    }

    private static boolean isPassing(Throwable failure) {
        return failure instanceof Problem problem && problem.status() == 503 || DatabaseAway.is(failure);
    }
}
