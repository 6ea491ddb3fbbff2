package dev.gatehouse.platform.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;

/** A web origin as a browser serialises it (RFC 6454 §6.2): compared as text, so any other spelling would never match. */
public final class WebOrigin {

    private static final Map<String, Integer> DEFAULT_PORTS = Map.of("http", 80, "https", 443);

    private WebOrigin() {
    }

    /** Whether a browser could send this as the {@code Origin} of a page. */
    public static boolean is(String written) {
        try {
            var uri = new URI(written);
            var defaultPort = DEFAULT_PORTS.get(String.valueOf(uri.getScheme()));
            return defaultPort != null && uri.getHost() != null && uri.getPort() != defaultPort
                    && written.equals(written.toLowerCase(Locale.ROOT))
                    && written.equals(uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()));
        } catch (URISyntaxException malformed) {
            return false;
        }
    }
}
