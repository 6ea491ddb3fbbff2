package dev.gatehouse.keys;

import dev.gatehouse.platform.Front;

/**
 * The one spelling of a token: three segments of base64url without padding, and no bit set that decodes to nothing (RFC 7515
 * §2 and §7.1, RFC 4648 §3.5). A decoder that overlooks the rest would let one token have endless spellings.
 */
@Front
public final class CompactSerialization {

    private static final int SEGMENTS = 3;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private CompactSerialization() {
    }

    public static boolean isIn(String jwt) {
        int segments = 0;
        int start = 0;
        while (start <= jwt.length()) {
            int dot = jwt.indexOf('.', start);
            int end = dot < 0 ? jwt.length() : dot;
            if (++segments > SEGMENTS || !isCanonical(jwt, start, end)) {
                return false;
            }
            start = end + 1;
        }
        return segments == SEGMENTS;
    }

    private static boolean isCanonical(String jwt, int start, int end) {
        int last = -1;
        for (int i = start; i < end; i++) {
            last = valueOf(jwt.charAt(i));
            if (last < 0) {
                return false;
            }
        }
        return switch ((end - start) % 4) {
            case 0 -> end > start;
            case 2 -> (last & 0x0f) == 0;
            case 3 -> (last & 0x03) == 0;
            default -> false;
        };
    }

    private static int valueOf(char c) {
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        }
        if (c >= 'a' && c <= 'z') {
            return c - 'a' + 26;
        }
        return c >= '0' && c <= '9' ? c - '0' + 52 : ALPHABET.indexOf(c, 62);
    }
}
