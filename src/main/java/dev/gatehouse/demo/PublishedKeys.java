package dev.gatehouse.demo;

import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

import dev.gatehouse.platform.PublicUrl;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;

/**
 * The elliptic-curve keys of the issuer's JWK Set (RFC 7517), fetched when an unknown one turns up, then remembered: what
 * jose4j's {@code HttpsJwks} does, without blocking an event loop.
 */
@ApplicationScoped
class PublishedKeys {

    private static final Duration AT_MOST_EVERY = Duration.ofSeconds(5);

    private final HttpClient client;
    private final String keySet;
    private final Clock clock;
    private Future<Map<String, PublicKey>> last = Future.succeededFuture(Map.of());
    private Instant fetchedAt = Instant.MIN;

    PublishedKeys(Vertx vertx, PublicUrl publicUrl, Clock clock) {
        client = vertx.createHttpClient();
        keySet = publicUrl.at("/oauth2/jwks");
        this.clock = clock;
    }

    Future<PublicKey> find(String id) {
        return current(id).compose(keys -> {
            var key = keys.get(id);
            return key == null ? Future.failedFuture("the assertion's key is not published") : Future.succeededFuture(key);
        });
    }

    /** However many unknown keys are asked for, the set is fetched once in a while, and what is gone from it is forgotten. */
    private synchronized Future<Map<String, PublicKey>> current(String id) {
        var known = last.succeeded() && last.result().containsKey(id);
        if (!known && fetchedAt.plus(AT_MOST_EVERY).isBefore(clock.instant())) {
            fetchedAt = clock.instant();
            last = fetch();
        }
        return last;
    }

    private Future<Map<String, PublicKey>> fetch() {
        return client.request(new RequestOptions().setMethod(HttpMethod.GET).setAbsoluteURI(keySet))
                .compose(HttpClientRequest::send)
                .compose(HttpClientResponse::body)
                .compose(PublishedKeys::read);
    }

    private static Future<Map<String, PublicKey>> read(Buffer body) {
        var keys = new HashMap<String, PublicKey>();
        try {
            for (var key : new JsonWebKeySet(body.toString()).getJsonWebKeys()) {
                if (key instanceof EllipticCurveJsonWebKey curve) {
                    keys.put(curve.getKeyId(), curve.getPublicKey());
                }
            }
            return Future.succeededFuture(keys);
        } catch (JoseException unreadable) {
            return Future.failedFuture("the key set of the issuer cannot be read");
        }
    }
}
