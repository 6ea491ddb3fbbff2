package dev.gatehouse.gateway.caller;

import java.util.Optional;

/** Reads {@code Authorization: Bearer} (RFC 6750 §2.1); a token in the query or the body is never looked for. */
final class BearerToken {

    private static final String SCHEME = "bearer ";
    private static final int LONGEST = 8192;

    private BearerToken() {
    }

    static Optional<String> of(String authorization) {
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length()) || authorization.length() > LONGEST) {
            return Optional.empty();
        }
        var token = authorization.substring(SCHEME.length());
        return isB64token(token) ? Optional.of(token) : Optional.empty();
    }

    /** {@code 1*( ALPHA / DIGIT / "-" / "." / "_" / "~" / "+" / "/" ) *"="}. */
    private static boolean isB64token(String token) {
        var end = token.length();
        while (end > 0 && token.charAt(end - 1) == '=') {
            end--;
        }
        for (int i = 0; i < end; i++) {
            var c = token.charAt(i);
            if ((c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') && "-._~+/".indexOf(c) < 0) {
                return false;
            }
        }
        return end > 0;
    }
}
