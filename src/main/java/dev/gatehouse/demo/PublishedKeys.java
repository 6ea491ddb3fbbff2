package dev.gatehouse.demo;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.platform.PublicUrl;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;

/** The P-256 keys of the issuer's key set (RFC 7517), fetched over HTTP when an unknown one turns up, then remembered. */
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
                .map(this::remember);
    }

    private Void remember(Buffer body) {
        body.toJsonObject().getJsonArray("keys").stream().map(JsonObject.class::cast)
                .filter(key -> "P-256".equals(key.getString("crv")))
                .forEach(key -> known.put(key.getString("kid"), publicKey(key)));
        return null;
    }

    private static PublicKey publicKey(JsonObject key) {
        try {
            var curve = AlgorithmParameters.getInstance("EC");
            curve.init(new ECGenParameterSpec("secp256r1"));
            var point = new ECPoint(number(key.getString("x")), number(key.getString("y")));
            return KeyFactory.getInstance("EC")
                    .generatePublic(new ECPublicKeySpec(point, curve.getParameterSpec(ECParameterSpec.class)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform knows P-256", impossible);
        }
    }

    private static BigInteger number(String value) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(value));
    }
}
