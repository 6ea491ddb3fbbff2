package dev.gatehouse.demo;

import java.net.URI;
import java.security.PublicKey;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;

import dev.gatehouse.platform.PublicUrl;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/**
 * What an API does with {@code X-Auth-Assertion}, as docs/identity-assertion.md says: a key of the published set, ES256, the
 * type, the issuer, the own host as the audience, and the time.
 */
@ApplicationScoped
class IdentityAssertions {

    private static final String TYPE = "gatehouse-assertion+jwt";
    private static final int SKEW_SECONDS = 5;

    private final PublishedKeys keys;
    private final String issuer;
    private final String host;
    private final Clock clock;

    IdentityAssertions(PublishedKeys keys, PublicUrl publicUrl, Clock clock) {
        this.keys = keys;
        this.issuer = publicUrl.issuer();
        this.host = URI.create(publicUrl.below("api")).getHost();
        this.clock = clock;
    }

    /**
     * The claims of a sound assertion; a failed future says what is wrong with any other.
     *
     * @param headers every value of the header: of several, nobody could say which one the gateway sent
     */
    Future<JsonObject> verify(List<String> headers) {
        if (headers.size() != 1) {
            return Future.failedFuture(headers.isEmpty() ? "no identity assertion came with the request"
                    : "several identity assertions came with the request");
        }
        var assertion = headers.getFirst();
        return keyId(assertion).map(id -> keys.find(id).compose(key -> verify(assertion, key)))
                .orElseGet(() -> Future.failedFuture("the assertion is malformed"));
    }

    /** The {@code kid} of the header; jose4j throws a {@code ClassCastException} where it is no text. */
    private static Optional<String> keyId(String assertion) {
        try {
            var signature = new JsonWebSignature();
            signature.setCompactSerialization(assertion);
            return Optional.ofNullable(signature.getKeyIdHeaderValue());
        } catch (JoseException | ClassCastException malformed) {
            return Optional.empty();
        }
    }

    private Future<JsonObject> verify(String assertion, PublicKey key) {
        var consumer = new JwtConsumerBuilder().setVerificationKey(key)
                .setJwsAlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256)
                .setExpectedType(true, TYPE).setExpectedIssuer(issuer).setExpectedAudience(host)
                .setRequireExpirationTime().setRequireSubject()
                .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis())).setAllowedClockSkewInSeconds(SKEW_SECONDS)
                .build();
        try {
            return Future.succeededFuture(new JsonObject(consumer.processToClaims(assertion).getClaimsMap()));
        } catch (InvalidJwtException invalid) {
            return Future.failedFuture(reason(invalid));
        }
    }

    private static String reason(InvalidJwtException invalid) {
        return switch (invalid.getErrorDetails().isEmpty() ? ErrorCodes.MISCELLANEOUS
                : invalid.getErrorDetails().getFirst().getErrorCode()) {
            case ErrorCodes.TYPE_MISSING, ErrorCodes.TYPE_INVALID -> "the token is no identity assertion";
            case ErrorCodes.ISSUER_MISSING, ErrorCodes.ISSUER_INVALID -> "the assertion is from another issuer";
            case ErrorCodes.AUDIENCE_MISSING, ErrorCodes.AUDIENCE_INVALID -> "the assertion is for another host";
            case ErrorCodes.EXPIRED -> "the assertion is too old";
            case ErrorCodes.SIGNATURE_INVALID -> "the assertion's signature is wrong";
            default -> "the assertion is malformed";
        };
    }
}
