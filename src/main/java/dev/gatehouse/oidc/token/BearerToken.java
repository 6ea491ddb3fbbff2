package dev.gatehouse.oidc.token;

import java.util.List;
import java.util.Optional;

import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.OAuthParameter;
import dev.gatehouse.oidc.OAuthParameters;

/** Finds the access token of a request (RFC 6750 §2): in the header or in the form, never in both, never in the address. */
public final class BearerToken {

    private static final String SCHEME = "bearer ";

    private BearerToken() {
    }

    public static Optional<String> find(List<String> authorization, OAuthParameters form) {
        var inBody = form.find(OAuthParameter.ACCESS_TOKEN);
        if (authorization.size() + (inBody.isPresent() ? 1 : 0) > 1) {
            throw OAuthError.invalidRequest("The access token is given more than once.");
        }
        if (inBody.isPresent()) {
            return inBody;
        }
        return authorization.stream().filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> header.substring(SCHEME.length()).strip()).findFirst();
    }
}
