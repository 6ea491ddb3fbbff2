package dev.gatehouse.keys.rotation;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;

import jakarta.inject.Singleton;

import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

import dev.gatehouse.keys.JwsAlgorithm;
import dev.gatehouse.keys.RingKey;
import dev.gatehouse.platform.Randomness;

/** Generates keys, and reads them back. Both take long enough to belong on a worker. */
@Singleton
class KeyGenerator {

    private static final int RSA_BITS = 2048;

    private final Randomness randomness;
    private final KeyWrap keyWrap;

    KeyGenerator(Randomness randomness, KeyWrap keyWrap) {
        this.randomness = randomness;
        this.keyWrap = keyWrap;
    }

    GeneratedKey generate(JwsAlgorithm algorithm) {
        try {
            var pair = pair(algorithm);
            var jwk = PublicJsonWebKey.Factory.newPublicJwk(pair.getPublic());
            String kid = jwk.calculateBase64urlEncodedThumbprint("SHA-256");
            jwk.setKeyId(kid);
            jwk.setAlgorithm(algorithm.name());
            jwk.setUse("sig");
            return new GeneratedKey(kid, algorithm, jwk.toJson(OutputControlLevel.PUBLIC_ONLY), pair.getPrivate());
        } catch (GeneralSecurityException | JoseException failure) {
            throw new IllegalStateException("A signing key could not be generated.", failure);
        }
    }

    RingKey read(SigningKey stored) {
        try {
            PublicKey publicKey = PublicJsonWebKey.Factory.newPublicJwk(stored.publicJwk()).getPublicKey();
            var factory = KeyFactory.getInstance(publicKey.getAlgorithm());
            var privateKey = stored.wrapped().map(wrapped -> privateKey(factory, keyWrap.unwrap(stored.kid(), wrapped)));
            return new RingKey(stored.kid(), stored.algorithm(), publicKey, stored.publicJwk(), privateKey,
                    stored.wrapped().filter(keyWrap::isOutdated).isPresent(), stored.publishedAt(), stored.activeAt());
        } catch (GeneralSecurityException | JoseException broken) {
            throw new IllegalStateException("The stored signing key " + stored.kid() + " cannot be read.", broken);
        }
    }

    private KeyPair pair(JwsAlgorithm algorithm) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance(algorithm == JwsAlgorithm.RS256 ? "RSA" : "EC");
        switch (algorithm) {
            case RS256 -> generator.initialize(RSA_BITS, randomness.source());
            case ES256 -> generator.initialize(new ECGenParameterSpec("secp256r1"), randomness.source());
        }
        return generator.generateKeyPair();
    }

    private static PrivateKey privateKey(KeyFactory factory, byte[] encoded) {
        try {
            return factory.generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("A stored private key cannot be read.", broken);
        }
    }
}
