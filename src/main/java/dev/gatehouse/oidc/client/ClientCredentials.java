package dev.gatehouse.oidc.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.OAuthParameter;
import dev.gatehouse.oidc.OAuthParameters;
import dev.gatehouse.platform.Secret;

/**
 * Who a request says it is, before anybody believed it (RFC 6749 §2.3).
 *
 * @param method the way the secret, or its absence, was presented
 */
record ClientCredentials(String id, ClientAuthMethod method, Optional<Secret> secret) {

    private static final String BASIC = "basic ";

    /** Reads them; two ways at once refuse the request. */
    static ClientCredentials read(List<String> authorization, OAuthParameters parameters) {
        if (parameters.has(OAuthParameter.CLIENT_ASSERTION) || parameters.has(OAuthParameter.CLIENT_ASSERTION_TYPE)) {
            throw OAuthError.invalidClient("client_assertion is not supported");
        }
        if (authorization.isEmpty()) {
            return fromBody(parameters);
        }
        if (authorization.size() > 1 || parameters.has(OAuthParameter.CLIENT_SECRET)) {
            throw OAuthError.invalidRequest("The client authenticates in more than one way.");
        }
        var presented = fromHeader(authorization.getFirst());
        if (parameters.find(OAuthParameter.CLIENT_ID).filter(id -> !id.equals(presented.id())).isPresent()) {
            throw OAuthError.invalidRequest("The client_id is not the client that authenticates.");
        }
        return presented;
    }

    private static ClientCredentials fromBody(OAuthParameters parameters) {
        String id = parameters.find(OAuthParameter.CLIENT_ID).orElseThrow(() -> OAuthError.invalidClient("no client named"));
        var secret = parameters.find(OAuthParameter.CLIENT_SECRET).map(Secret::of);
        var method = secret.isPresent() ? ClientAuthMethod.CLIENT_SECRET_POST : ClientAuthMethod.NONE;
        return new ClientCredentials(id, method, secret);
    }

    private static ClientCredentials fromHeader(String header) {
        if (!header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            throw OAuthError.invalidClient("Authorization is not Basic");
        }
        try {
            var text = new String(Base64.getDecoder().decode(header.substring(BASIC.length()).strip()), UTF_8);
            int colon = text.indexOf(':');
            if (colon < 1) {
                throw OAuthError.invalidClient("Basic without a name");
            }
            var secret = URLDecoder.decode(text.substring(colon + 1), UTF_8);
            return new ClientCredentials(URLDecoder.decode(text.substring(0, colon), UTF_8),
                    ClientAuthMethod.CLIENT_SECRET_BASIC, Optional.of(Secret.of(secret)));
        } catch (IllegalArgumentException malformed) {
            throw OAuthError.invalidClient("Basic is malformed");
        }
    }
}
