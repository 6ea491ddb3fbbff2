package dev.gatehouse.gateway.caller;

import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code Authorization: Bearer} (RFC 6750 §2.1); a token in the query or the body is never looked for. */
final class BearerToken {

    private static final Pattern B64TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");
    private static final String SCHEME = "bearer ";
    private static final int LONGEST = 8192;

    private BearerToken() {
    }

    static Optional<String> of(String authorization) {
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length()) || authorization.length() > LONGEST) {
            return Optional.empty();
        }
        var token = authorization.substring(SCHEME.length());
        return B64TOKEN.matcher(token).matches() ? Optional.of(token) : Optional.empty();
    }
}
