package dev.gatehouse.oidc.request;

import java.util.Optional;

import dev.gatehouse.oidc.OAuthParameters;
import dev.gatehouse.platform.OpaqueToken;

/**
 * The reference to a stored request, as a {@code request_uri} of our own (RFC 9126 §2.2). Other ones are not ours to follow.
 */
public record RequestHandle(OpaqueToken token) {

    private static final String PREFIX = "urn:ietf:params:oauth:request_uri:";

    public static Optional<RequestHandle> find(OAuthParameters sent) {
        return sent.find("request_uri").filter(uri -> uri.startsWith(PREFIX))
                .map(uri -> new RequestHandle(OpaqueToken.of(uri.substring(PREFIX.length()))));
    }

    /** A handle as a form or an address of ours carried it. */
    public static RequestHandle of(String presented) {
        return new RequestHandle(OpaqueToken.of(presented));
    }

    /** As the value of {@code request_uri}. */
    public String uri() {
        return PREFIX + token.value();
    }
}
