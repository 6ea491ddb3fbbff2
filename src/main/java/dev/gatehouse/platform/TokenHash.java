package dev.gatehouse.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** The SHA-256 of a random secret: what is stored in its place. Only for secrets of high entropy, which need no salt. */
public final class TokenHash {

    private final byte[] bytes;

    private TokenHash(byte[] bytes) {
        this.bytes = bytes;
    }

    public static TokenHash of(String token) {
        return new TokenHash(sha256(token.getBytes(UTF_8)));
    }

    /** A hash as it was stored. */
    public static TokenHash stored(byte[] bytes) {
        return new TokenHash(bytes.clone());
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** As protocols write it where a claim is tied to a token (RFC 9449 §4.2, {@code ath}). */
    public String base64url() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Compares in constant time. */
    public boolean matches(byte[] stored) {
        return MessageDigest.isEqual(bytes, stored);
    }

    /** SHA-256 of anything, for the hashes that protocols ask for. */
    public static byte[] sha256(byte[] input) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(input);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TokenHash hash && matches(hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Eight digits, enough to find a row by and too few to be of use to a thief. */
    @Override
    public String toString() {
        return "TokenHash[" + HexFormat.of().formatHex(bytes, 0, 4) + "…]";
    }
}
