package dev.gatehouse.gateway.route;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import dev.gatehouse.gateway.AmbiguousRequest;
import dev.gatehouse.gateway.HostName;
import dev.gatehouse.gateway.requirement.RequireEntry;
import dev.gatehouse.gateway.session.SignInRedirect;
import dev.gatehouse.platform.policy.PolicyNode;

/** Reads one route of the policy file, and refuses what could never match or would not be enforced. */
final class RouteEntry {

    private static final String[] KEYS = { "id", "hosts", "paths", "methods", "audience", "require", "anonymous", "cors",
            "upstream", "timeout", "websocket", "assertion", "limit", "strict" };
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final Pattern METHOD = Pattern.compile("[A-Z][A-Z-]{0,31}");
    private static final Set<String> NEVER = Set.of("TRACE", "CONNECT");

    private final String issuer;
    private final String issuerHost;
    private final Map<String, List<String>> outside;

    RouteEntry(String issuer, String issuerHost, Map<String, List<String>> outside) {
        this.issuer = issuer;
        this.issuerHost = issuerHost;
        this.outside = outside;
    }

    Route read(PolicyNode node) {
        node.only(KEYS);
        var policy = RequireEntry.read(node, issuer, outside);
        var route = new Route(id(node), hosts(node), paths(node), methods(node), policy, assertion(node),
                UpstreamEntry.cors(node), UpstreamEntry.read(node), LimitEntry.read(node, id(node), policy.anonymous()));
        if (route.upstream().isPresent() && route.hosts().contains(issuerHost)) {
            throw node.get("upstream").error("The issuer's own host is never proxied",
                    "Give the upstream a host of its own.");
        }
        return route;
    }

    private static String id(PolicyNode node) {
        var id = node.string("id");
        if (!ID.matcher(id).matches()) {
            throw node.get("id").error("'" + id + "' cannot be a route id", "Use up to 100 letters, digits and . _ -");
        }
        return id;
    }

    private static List<String> hosts(PolicyNode node) {
        return required(node, "hosts").stream().map(host -> host(node.get("hosts"), host)).toList();
    }

    private static String host(PolicyNode where, String written) {
        var name = written.startsWith("*.") ? written.substring(2) : written;
        if (!name.equals(normalised(name).orElse(""))) {
            throw where.error("No request can match the host '" + written + "'",
                    "Write it in lower case, without port, path or trailing dot; '*.' only in front.");
        }
        return written;
    }

    private static Optional<String> normalised(String name) {
        try {
            return Optional.of(new HostName(name).value());
        } catch (AmbiguousRequest impossible) {
            return Optional.empty();
        }
    }

    private static List<PathPattern> paths(PolicyNode node) {
        return required(node, "paths").stream().map(path -> path(node.get("paths"), path)).toList();
    }

    private static PathPattern path(PolicyNode where, String written) {
        if (written.equals(SignInRedirect.PATH)) {
            throw where.error("The path '" + written + "' is where browsers get their session at each host",
                    "Remove it: no route ever sees it.");
        }
        try {
            return PathPattern.parse(written);
        } catch (IllegalArgumentException impossible) {
            throw where.error("The path '" + written + "' is wrong: " + impossible.getMessage(),
                    "Write it as /orders, /orders/*/refund or /orders/**.");
        }
    }

    private static Set<String> methods(PolicyNode node) {
        var methods = node.namedStrings("methods");
        for (var method : methods) {
            if (!METHOD.matcher(method).matches() || NEVER.contains(method)) {
                throw node.get("methods").error("No request can match the method '" + method + "'",
                        "Write methods in upper case, as GET or POST.");
            }
        }
        return Set.copyOf(methods);
    }

    private static AssertionMode assertion(PolicyNode node) {
        return switch (node.optionalString("assertion").orElse("session")) {
            case "off" -> AssertionMode.OFF;
            case "session" -> AssertionMode.SESSION;
            case "request" -> AssertionMode.REQUEST;
            default -> throw node.get("assertion").error("The assertions are off, session and request",
                    "Use one of them, or leave it out for session.");
        };
    }

    private static List<String> required(PolicyNode node, String key) {
        var values = node.strings(key);
        if (values.isEmpty()) {
            throw node.error("A route without " + key + " can never match", "Add '" + key + ": […]'.");
        }
        return values;
    }
}
