package dev.gatehouse.oidc.token;

import java.util.List;

import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.OAuthParameters;

/** Finds the access token of a request (RFC 6750 §2): in the header or in the form, never in both, never in the address. */
final class BearerToken {

    private static final String SCHEME = "bearer ";

    private BearerToken() {
    }

    static String read(List<String> authorization, OAuthParameters form) {
        var inBody = form.find("access_token");
        if (authorization.size() + (inBody.isPresent() ? 1 : 0) > 1) {
            throw OAuthError.invalidRequest("The access token is given more than once.");
        }
        if (inBody.isPresent()) {
            return inBody.get();
        }
        String header = authorization.isEmpty() ? "" : authorization.getFirst();
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw OAuthError.invalidToken("no bearer token");
        }
        return header.substring(SCHEME.length()).strip();
    }
}
