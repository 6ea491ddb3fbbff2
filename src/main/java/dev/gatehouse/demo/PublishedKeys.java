package dev.gatehouse.demo;

import java.security.PublicKey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

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

    private final HttpClient client;
    private final String keySet;
    private final Map<String, PublicKey> known = new ConcurrentHashMap<>();

    PublishedKeys(Vertx vertx, PublicUrl publicUrl) {
        client = vertx.createHttpClient();
        keySet = publicUrl.at("/oauth2/jwks");
    }

    Future<PublicKey> find(String id) {
        if (id == null) {
            return Future.failedFuture("the assertion names no key");
        }
        PublicKey remembered = known.get(id);
        return remembered != null ? Future.succeededFuture(remembered) : fetch().compose(fetched -> {
            PublicKey key = known.get(id);
            return key == null ? Future.failedFuture("the assertion's key is not published") : Future.succeededFuture(key);
        });
    }

    private Future<Void> fetch() {
        return client.request(new RequestOptions().setMethod(HttpMethod.GET).setAbsoluteURI(keySet))
                .compose(HttpClientRequest::send)
                .compose(HttpClientResponse::body)
                .compose(this::remember);
    }

    private Future<Void> remember(Buffer body) {
        try {
            for (var key : new JsonWebKeySet(body.toString()).getJsonWebKeys()) {
                if (key instanceof EllipticCurveJsonWebKey curve) {
                    known.put(curve.getKeyId(), curve.getPublicKey());
                }
            }
            return Future.succeededFuture();
        } catch (JoseException unreadable) {
            return Future.failedFuture("the key set of the issuer cannot be read");
        }
    }
}
