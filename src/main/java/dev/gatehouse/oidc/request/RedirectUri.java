package dev.gatehouse.oidc.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An address to send the browser to. It exists only for one that the client has registered, so whoever holds one may use it.
 */
public record RedirectUri(String value) {

    /** What a page names in {@code form-action}: the origin, or the scheme of an app's private-use address. */
    public String formAction() {
        URI uri = URI.create(value);
        return uri.getRawAuthority() == null ? uri.getScheme() + ":" : uri.getScheme() + "://" + uri.getRawAuthority();
    }

    /** The host as a person knows it. */
    public String host() {
        URI uri = URI.create(value);
        return uri.getRawAuthority() == null ? "the app on this device" : uri.getRawAuthority();
    }

    /** With these parameters after those of its own query (RFC 6749 §3.1.2). */
    public String with(Map<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return value + (value.indexOf('?') < 0 ? "?" : value.endsWith("?") || value.endsWith("&") ? "" : "&") + query;
    }
}
