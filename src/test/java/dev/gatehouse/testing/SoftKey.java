package dev.gatehouse.testing;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Arrays;

/** A key pair of an authenticator, made and used with the JDK alone. */
public enum SoftKey {

    ES256("EC", "SHA256withECDSA"),
    EDDSA("Ed25519", "Ed25519"),
    RS256("RSA", "SHA256withRSA"),
    /** Not offered by us. */
    ES384("EC", "SHA384withECDSA");

    private final String keys;
    private final String signatures;

    SoftKey(String keys, String signatures) {
        this.keys = keys;
        this.signatures = signatures;
    }

    KeyPair generate() {
        try {
            var generator = KeyPairGenerator.getInstance(keys);
            switch (this) {
                case ES256 -> generator.initialize(new ECGenParameterSpec("secp256r1"));
                case ES384 -> generator.initialize(new ECGenParameterSpec("secp384r1"));
                case RS256 -> generator.initialize(new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4));
                case EDDSA -> {
                    // the algorithm names its curve
                }
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The public key of a pair that nobody keeps, in COSE form. */
    public byte[] freshKey() {
        return cose(generate());
    }

    /** The public key in COSE form (RFC 9053 §2 and §7, RFC 8230 §4). */
    byte[] cose(KeyPair pair) {
        return switch (this) {
            case ES256 -> ec((ECPublicKey) pair.getPublic(), -7, 1, 32);
            case ES384 -> ec((ECPublicKey) pair.getPublic(), -35, 2, 48);
            case RS256 -> {
                var key = (RSAPublicKey) pair.getPublic();
                yield Cbor.map(1, 3, 3, -257, -1, unsigned(key.getModulus(), 256), -2, unsigned(key.getPublicExponent(), 3));
            }
            case EDDSA -> {
                byte[] encoded = pair.getPublic().getEncoded();
                yield Cbor.map(1, 1, 3, -8, -1, 6, -2, Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
            }
        };
    }

    byte[] sign(KeyPair pair, byte[] message) {
        try {
            var signature = Signature.getInstance(signatures);
            signature.initSign(pair.getPrivate());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static byte[] ec(ECPublicKey key, int algorithm, int curve, int size) {
        return Cbor.map(1, 2, 3, algorithm, -1, curve, -2, unsigned(key.getW().getAffineX(), size), -3,
                unsigned(key.getW().getAffineY(), size));
    }

    private static byte[] unsigned(BigInteger number, int size) {
        byte[] signed = number.toByteArray();
        byte[] fixed = new byte[size];
        int length = Math.min(signed.length, size);
        System.arraycopy(signed, signed.length - length, fixed, size - length, length);
        return fixed;
    }
}
