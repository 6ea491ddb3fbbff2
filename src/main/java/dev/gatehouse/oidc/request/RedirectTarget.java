package dev.gatehouse.oidc.request;

import java.net.URI;
import java.util.Optional;

/**
 * Where an answer may go. It exists only for a redirect URI that the client has registered, so whoever holds one may use it.
 *
 * @param state
 *        what the application wants back
 */
public record RedirectTarget(String redirectUri, ResponseMode mode, Optional<String> state) {

    /** What a page names in {@code form-action}: the origin, or the scheme of an app's private-use address. */
    public String formAction() {
        URI uri = URI.create(redirectUri);
        return uri.getRawAuthority() == null ? uri.getScheme() + ":" : uri.getScheme() + "://" + uri.getRawAuthority();
    }

    /** The place as a person knows it. */
    public String place() {
        URI uri = URI.create(redirectUri);
        return uri.getRawAuthority() == null ? "the app on this device" : uri.getRawAuthority();
    }
}
