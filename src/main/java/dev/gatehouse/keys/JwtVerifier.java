package dev.gatehouse.keys;

import java.time.Clock;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jose4j.json.JsonUtil;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

import dev.gatehouse.platform.Front;

/**
 * The one place that verifies what we signed. The key decides the algorithm, the header only names the key; a form that we do
 * not write is refused before any cryptography. From memory, without waiting.
 */
@Front
@ApplicationScoped
public class JwtVerifier {

    private static final int MAX_LENGTH = 8 * 1024;

    private final CurrentKeys currentKeys;
    private final Clock clock;

    JwtVerifier(CurrentKeys currentKeys, Clock clock) {
        this.currentKeys = currentKeys;
        this.clock = clock;
    }

    /** Whether we signed it as a token of this type, with a key that counts. Times and audience are the caller's business. */
    public Verification verify(String jwt, String typ) {
        return check(jwt, typ, currentKeys.now(), false);
    }

    /** Whether we once signed it, be it long ago: for an {@code id_token_hint}, which proves nothing but where it came from. */
    public Verification verifyRegardlessOfAge(String jwt, String typ) {
        return check(jwt, typ, currentKeys.now(), true);
    }

    private Verification check(String jwt, String typ, Optional<KeyRing> ring, boolean old) {
        if (jwt.length() > MAX_LENGTH) {
            return new Verification.Invalid("too long");
        }
        if (!CompactSerialization.isIn(jwt)) {
            return new Verification.Invalid("not a signed token in compact form");
        }
        var header = JoseHeader.read(jwt.substring(0, jwt.indexOf('.')));
        if (header.isEmpty() || !header.get().typ().equals(typ)) {
            return new Verification.Invalid("header is not that of our " + typ);
        }
        var key = ring.flatMap(keys -> find(keys, header.get().kid(), old));
        if (key.isEmpty()) {
            currentKeys.noteUnknownKey();
            return new Verification.Invalid("unknown key");
        }
        if (!key.get().algorithm().name().equals(header.get().alg())) {
            return new Verification.Invalid("algorithm is not that of the key");
        }
        return verify(jwt, key.get());
    }

    private Optional<RingKey> find(KeyRing ring, String kid, boolean old) {
        return old ? ring.verifyingRegardlessOfAge(kid, clock.instant()) : ring.verifying(kid, clock.instant());
    }

    private static Verification verify(String jwt, RingKey key) {
        try {
            var signature = new JsonWebSignature();
            signature.setAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, key.algorithm().name()));
            signature.setCompactSerialization(jwt);
            signature.setKey(key.publicKey());
            signature.setDoKeyValidation(false);
            return signature.verifySignature()
                    ? new Verification.Valid(JsonUtil.parseJson(signature.getPayload()), key.kid())
                    : new Verification.Invalid("wrong signature");
        } catch (JoseException malformed) {
            return new Verification.Invalid("malformed");
        }
    }
}
