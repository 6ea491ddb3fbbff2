package dev.gatehouse.oidc;

import jakarta.ws.rs.core.Response;

import dev.gatehouse.platform.Problem;
import dev.gatehouse.platform.database.DatabaseUnavailable;
import dev.gatehouse.platform.reply.Replies;
import io.smallrye.mutiny.Uni;

/**
 * How the endpoints that a client calls respond: never kept by a cache, and in the protocol's own words when we cannot serve.
 */
public final class OAuthResponses {

    private OAuthResponses() {
    }

    public static Uni<Response> of(Uni<?> entity) {
        return entity.map(found -> unstored(found))
                .onFailure(OAuthResponses::isPassing).transform(failure -> OAuthError.of(OAuthErrorCode.TEMPORARILY_UNAVAILABLE,
                        "We cannot serve this right now. Try again in a moment.").because(failure.toString()));
    }

    public static Response unstored(Object entity) {
        return unstored(Response.ok(entity)).build();
    }

    /** As RFC 6749 §5.1 wants it, which knows caches that do not know {@code Cache-Control}. */
    public static Response.ResponseBuilder unstored(Response.ResponseBuilder response) {
        return Replies.unstored(response).header("Pragma", "no-cache");
    }

    private static boolean isPassing(Throwable failure) {
        return failure instanceof Problem problem && problem.status() == 503 || DatabaseUnavailable.is(failure);
    }
}
