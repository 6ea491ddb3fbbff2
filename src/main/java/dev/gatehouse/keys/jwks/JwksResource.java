package dev.gatehouse.keys.jwks;

import java.time.Clock;
import java.util.stream.Collectors;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import dev.gatehouse.keys.CurrentKeys;
import dev.gatehouse.keys.KeyRing;
import dev.gatehouse.keys.RingKey;
import dev.gatehouse.platform.reply.Replies;
import io.smallrye.mutiny.Uni;

/** The public keys (RFC 7517 §5). */
@Path(KeysPaths.JWKS)
@PermitAll
class JwksResource {

    private final CurrentKeys currentKeys;
    private final Clock clock;

    JwksResource(CurrentKeys currentKeys, Clock clock) {
        this.currentKeys = currentKeys;
        this.clock = clock;
    }

    @GET
    @Produces({ MediaType.APPLICATION_JSON, "application/jwk-set+json" })
    public Uni<Response> keys() {
        return currentKeys.loaded().map(ring -> Response.ok(set(ring))
                .header(HttpHeaders.CACHE_CONTROL, Replies.PUBLISHED)
                .build());
    }

    private String set(KeyRing ring) {
        return ring.published(clock.instant()).stream().map(RingKey::publicJwk)
                .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
    }
}
