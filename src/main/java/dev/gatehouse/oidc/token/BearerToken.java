package dev.gatehouse.oidc.token;

import java.util.List;
import java.util.Optional;

import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.OAuthParameter;
import dev.gatehouse.oidc.OAuthParameters;
import dev.gatehouse.platform.Front;

/**
 * Finds the access token of a request (RFC 6750 §2), never in the address. It has one spelling: what follows the scheme and one
 * space is the token, to the last character. Whether it is one at all, its verifier tells.
 */
@Front
public final class BearerToken {

    private static final String SCHEME = "bearer ";

    /** Longer than any token of ours; nobody need hash or verify what is longer. */
    private static final int LONGEST = 8192;

    private BearerToken() {
    }

    /** The token in an {@code Authorization} header (§2.1), unless that has another scheme or is too long. */
    public static Optional<String> of(String authorization) {
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length()) || authorization.length() > LONGEST) {
            return Optional.empty();
        }
        return Optional.of(authorization.substring(SCHEME.length()));
    }

    /**
     * The token in the header or in the form (§2.2), never in both.
     *
     * @param authorization every {@code Authorization} header of the request
     */
    public static Optional<String> find(List<String> authorization, OAuthParameters form) {
        var inForm = form.find(OAuthParameter.ACCESS_TOKEN);
        if (authorization.size() + (inForm.isPresent() ? 1 : 0) > 1) {
            throw OAuthError.invalidRequest("The access token is given more than once.");
        }
        return inForm.isPresent() ? inForm.filter(token -> token.length() <= LONGEST)
                : authorization.stream().findFirst().flatMap(BearerToken::of);
    }
}
