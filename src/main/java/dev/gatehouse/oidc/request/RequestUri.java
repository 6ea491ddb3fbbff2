package dev.gatehouse.oidc.request;

import java.util.Optional;

import dev.gatehouse.oidc.OAuthParameters;
import dev.gatehouse.platform.OpaqueToken;

/**
 * The reference to a stored request, as a {@code request_uri} of our own (RFC 9126 §2.2). Other ones are not ours to follow.
 */
public record RequestUri(OpaqueToken token) {

    private static final String PREFIX = "urn:ietf:params:oauth:request_uri:";

    public static Optional<RequestUri> find(OAuthParameters sent) {
        return sent.find("request_uri").filter(uri -> uri.startsWith(PREFIX))
                .map(uri -> new RequestUri(OpaqueToken.of(uri.substring(PREFIX.length()))));
    }

    /** A handle as a form or an address of ours carried it. */
    public static RequestUri of(String presented) {
        return new RequestUri(OpaqueToken.of(presented));
    }

    /** As the value of {@code request_uri}. */
    public String uri() {
        return PREFIX + token.value();
    }
}
