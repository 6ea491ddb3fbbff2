package dev.gatehouse.gateway.route;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import dev.gatehouse.platform.http.WebOrigin;
import dev.gatehouse.platform.policy.PolicyNode;

/**
 * Reads where the built-in proxy sends a route, and what only it can enforce: {@code timeout}, {@code cors} and
 * {@code websocket}.
 */
final class UpstreamEntry {

    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

    private UpstreamEntry() {
    }

    static Optional<Upstream> read(PolicyNode node) {
        var timeout = node.duration("timeout");
        if (timeout.isPresent() && timeout.get().isZero()) {
            throw node.get("timeout").error("No upstream responds in no time", "Write it as 5s.");
        }
        if (!node.get("upstream").isPresent()) {
            refuseWithoutUpstream(node, "timeout");
            refuseWithoutUpstream(node, "cors");
            refuseWithoutUpstream(node, "websocket");
            return Optional.empty();
        }
        var uri = address(node);
        var tls = uri.getScheme().equals("https");
        var port = uri.getPort() >= 0 ? uri.getPort() : tls ? 443 : 80;
        return Optional.of(new Upstream(uri.getHost(), port, tls, timeout.orElse(DEFAULT_TIMEOUT),
                node.bool("websocket", false)));
    }

    static Optional<Cors> cors(PolicyNode node) {
        var cors = node.get("cors");
        if (!cors.isPresent()) {
            return Optional.empty();
        }
        var origins = cors.only("origins").namedStrings("origins");
        if (origins.isEmpty()) {
            throw cors.error("'cors' names no origins", "Add 'origins: […]', or remove the key.");
        }
        for (var origin : origins) {
            if (!WebOrigin.is(origin)) {
                throw cors.get("origins").error("'" + origin + "' is not a web origin",
                        "Write scheme, host and port as a browser does, as https://shop.example.com.");
            }
        }
        return Optional.of(new Cors(Set.copyOf(origins)));
    }

    private static void refuseWithoutUpstream(PolicyNode node, String key) {
        if (node.get(key).isPresent()) {
            throw node.get(key).error("'" + key + "' is enforced by the built-in proxy only",
                    "Add an upstream, or remove it and let your own proxy do it.");
        }
    }

    private static URI address(PolicyNode node) {
        try {
            var uri = new URI(node.string("upstream"));
            if (Set.of("http", "https").contains(String.valueOf(uri.getScheme())) && uri.getHost() != null
                    && uri.getRawPath().isEmpty() && uri.getRawQuery() == null && uri.getRawFragment() == null
                    && uri.getRawUserInfo() == null) {
                return uri;
            }
        } catch (URISyntaxException malformed) {
            // Refused below, like any other address that cannot be used.
        }
        throw node.get("upstream").error("'" + node.string("upstream") + "' is not an address of an upstream",
                "Write scheme, host and port only, as http://orders:8080.");
    }
}
