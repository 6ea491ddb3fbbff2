package dev.gatehouse.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Clock;
import java.util.Base64;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.platform.PublicUrl;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/**
 * What an API does with {@code X-Auth-Assertion}: fetch the published keys, check an ES256 signature (RFC 7518 §3.4), the
 * issuer and the time. Forty lines of plain Java, so that they can be read as a recipe.
 */
@ApplicationScoped
class IdentityAssertions {

    private static final long SKEW_SECONDS = 5;

    private final PublishedKeys keys;
    private final PublicUrl publicUrl;
    private final Clock clock;

    IdentityAssertions(PublishedKeys keys, PublicUrl publicUrl, Clock clock) {
        this.keys = keys;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    /** The claims of a sound assertion; a failed future says what is wrong with any other. */
    Future<JsonObject> verify(String assertion) {
        String[] parts = assertion == null ? new String[0] : assertion.split("\\.", -1);
        if (parts.length != 3) {
            return Future.failedFuture("no identity assertion came with the request");
        }
        try {
            JsonObject header = json(parts[0]);
            if (!"ES256".equals(header.getString("alg"))) {
                return Future.failedFuture("the assertion is not signed with ES256");
            }
            return keys.find(header.getString("kid")).compose(key -> judge(parts, key));
        } catch (RuntimeException malformed) {
            return Future.failedFuture("the assertion is malformed");
        }
    }

    private Future<JsonObject> judge(String[] parts, PublicKey key) {
        JsonObject claims = json(parts[1]);
        if (!isSigned(parts, key)) {
            return Future.failedFuture("the assertion's signature is wrong");
        }
        if (!publicUrl.issuer().equals(claims.getString("iss"))) {
            return Future.failedFuture("the assertion is from another issuer");
        }
        if (claims.getLong("exp", 0L) + SKEW_SECONDS < clock.instant().getEpochSecond()) {
            return Future.failedFuture("the assertion is too old");
        }
        return Future.succeededFuture(claims);
    }

    private static boolean isSigned(String[] parts, PublicKey key) {
        try {
            var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initVerify(key);
            signature.update((parts[0] + "." + parts[1]).getBytes(US_ASCII));
            return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
        } catch (GeneralSecurityException | IllegalArgumentException unusable) {
            return false;
        }
    }

    private static JsonObject json(String part) {
        return new JsonObject(Buffer.buffer(Base64.getUrlDecoder().decode(part)));
    }
}
