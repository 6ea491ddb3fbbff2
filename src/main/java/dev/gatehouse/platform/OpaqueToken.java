package dev.gatehouse.platform;

import java.util.Base64;
import java.util.Objects;

/** A bearer secret on its way to or from the one who holds it. It is never stored and never printed; its hash is. */
public final class OpaqueToken {

    private static final int LONGEST = 512;
    private static final int LENGTH = 43;

    private final String value;

    private OpaqueToken(String value) {
        this.value = value;
    }

    /** A token as it was presented. An absurdly long one is cut: it can match nothing, and costs nothing to hash. */
    public static OpaqueToken of(String presented) {
        Objects.requireNonNull(presented);
        return new OpaqueToken(presented.length() > LONGEST ? presented.substring(0, LONGEST + 1) : presented);
    }

    /** Whether it can be one of ours at all: 32 bytes in base64url, without padding. */
    public static boolean isWellFormed(String presented) {
        return presented.length() == LENGTH && presented.chars().allMatch(OpaqueToken::isBase64Url);
    }

    private static boolean isBase64Url(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_';
    }

    static OpaqueToken of(byte[] random) {
        return new OpaqueToken(Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    public String value() {
        return value;
    }

    public TokenHash hash() {
        return TokenHash.of(value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OpaqueToken token && hash().equals(token.hash());
    }

    @Override
    public int hashCode() {
        return hash().hashCode();
    }

    @Override
    public String toString() {
        return "OpaqueToken[…]";
    }
}
