package dev.gatehouse.gateway.caller;

import java.util.Optional;

/**
 * Reads {@code Authorization: Bearer} (RFC 6750 §2.1); a token in the query or the body is never looked for. Whether the
 * rest is a token at all, its verifier tells.
 */
final class BearerToken {

    private static final String SCHEME = "bearer ";
    private static final int LONGEST = 8192;

    private BearerToken() {
    }

    static Optional<String> of(String authorization) {
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length()) || authorization.length() > LONGEST) {
            return Optional.empty();
        }
        return Optional.of(authorization.substring(SCHEME.length()));
    }
}
