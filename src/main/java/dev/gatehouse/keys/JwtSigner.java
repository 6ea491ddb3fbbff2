package dev.gatehouse.keys;

import java.time.Clock;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.jose4j.json.JsonUtil;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

import dev.gatehouse.platform.Front;
import io.smallrye.mutiny.Uni;

/** The one place that signs. */
@Front
@ApplicationScoped
public class JwtSigner {

    private final CurrentKeys currentKeys;
    private final SigningPool workers;
    private final Clock clock;

    JwtSigner(CurrentKeys currentKeys, SigningPool workers, Clock clock) {
        this.currentKeys = currentKeys;
        this.workers = workers;
        this.clock = clock;
    }

    /**
     * Signs with the key that is active now.
     *
     * @param typ what the token is (RFC 8725 §3.11), such as {@code at+jwt}
     * @param claims all of them: nothing is added
     */
    public Uni<String> sign(JwsAlgorithm algorithm, String typ, Map<String, Object> claims) {
        return currentKeys.loaded()
                .map(ring -> ring.signing(algorithm, clock.instant())
                        .orElseThrow(() -> new IllegalStateException("there is no active key for " + algorithm)))
                .chain(key -> workers.run(() -> sign(key, typ, claims)));
    }

    static String sign(RingKey key, String typ, Map<String, Object> claims) {
        try {
            var signature = new JsonWebSignature();
            signature.setAlgorithmHeaderValue(key.algorithm().name());
            signature.setHeader("typ", typ);
            signature.setKeyIdHeaderValue(key.kid());
            signature.setPayload(JsonUtil.toJson(claims));
            signature.setKey(key.privateKey().orElseThrow(() -> new IllegalStateException("the key signs no more")));
            signature.setDoKeyValidation(false);
            return signature.getCompactSerialization();
        } catch (JoseException failure) {
            throw new IllegalStateException("signing with " + key + " failed", failure);
        }
    }
}
