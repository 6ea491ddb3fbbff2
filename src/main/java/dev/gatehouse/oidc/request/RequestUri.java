package dev.gatehouse.oidc.request;

import java.util.Optional;

import dev.gatehouse.oidc.OAuthParameter;
import dev.gatehouse.oidc.OAuthParameters;
import dev.gatehouse.platform.OpaqueToken;

/** The reference to a pending request, as a {@code request_uri} of our own (RFC 9126 §2.2). Other ones are not followed. */
public record RequestUri(OpaqueToken token) {

    private static final String PREFIX = "urn:ietf:params:oauth:request_uri:";

    public static Optional<RequestUri> find(OAuthParameters sent) {
        return sent.find(OAuthParameter.REQUEST_URI).filter(uri -> uri.startsWith(PREFIX))
                .map(uri -> new RequestUri(OpaqueToken.of(uri.substring(PREFIX.length()))));
    }

    /** The reference as a form or an address of ours carries it, without the prefix. */
    public static RequestUri of(String handle) {
        return new RequestUri(OpaqueToken.of(handle));
    }

    /** Without the prefix, for a form or an address of ours. */
    public String handle() {
        return token.value();
    }

    /** As the value of {@code request_uri}. */
    public String uri() {
        return PREFIX + token.value();
    }
}
