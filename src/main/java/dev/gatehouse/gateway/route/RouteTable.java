package dev.gatehouse.gateway.route;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.gatehouse.gateway.AccessRequest;
import dev.gatehouse.gateway.HostName;

/** All routes of one policy, as an immutable index: by host, then by path, then by method. */
public final class RouteTable {

    private final Map<String, RouteTree> hosts = new HashMap<>();
    private final Set<String> audiences = new HashSet<>();
    private final Set<String> proxied = new HashSet<>();
    private final String issuerHost;

    /** A route that other routes leave nothing to. */
    static final class Clash extends RuntimeException {

        private final Route route;
        private final String fix;

        private Clash(Route route, String what, String fix) {
            super("'" + route.id() + "' " + what, null, false, false);
            this.route = route;
            this.fix = fix;
        }

        static Clash same(Route first, Route second) {
            return new Clash(second, "is for the same host, path and method as '" + first.id() + "'",
                    "Remove one of them, or tell them apart by host, path or method.");
        }

        static Clash shadowed(Route route) {
            return new Clash(route, "can never match: more specific routes take all that it is for",
                    "Remove it, or one of those that stand before it.");
        }

        Route route() {
            return route;
        }

        String fix() {
            return fix;
        }
    }

    private RouteTable(String issuerHost) {
        this.issuerHost = issuerHost;
    }

    public static RouteTable empty() {
        return new RouteTable("");
    }

    /**
     * The index of these routes.
     *
     * @param issuerHost in no wildcard, whatever its port: sessions count there, so nobody else may be reached under that name
     */
    static RouteTable of(Collection<Route> routes, String issuerHost) {
        var table = new RouteTable(issuerHost);
        routes.forEach(table::add);
        routes.stream().filter(route -> !table.reaches(route)).findFirst().ifPresent(route -> {
            throw Clash.shadowed(route);
        });
        return table;
    }

    private void add(Route route) {
        audiences.addAll(route.policy().audiences());
        for (var host : route.hosts()) {
            if (route.upstream().isPresent()) {
                proxied.add(host);
            }
            var tree = hosts.computeIfAbsent(host, name -> new RouteTree());
            for (var path : route.paths()) {
                tree.add(path, route).ifPresent(first -> {
                    throw Clash.same(first, route);
                });
            }
        }
    }

    /** Whether any request gets this route. A wildcard is not shadowed by hosts: names of hosts are endless. */
    private boolean reaches(Route route) {
        return route.hosts().stream().map(hosts::get).filter(Objects::nonNull)
                .anyMatch(tree -> route.paths().stream().anyMatch(path -> tree.reaches(path, route)));
    }

    /** The most specific route for a request: an exact host before a wildcard, then by path. */
    public Optional<Route> find(AccessRequest request) {
        var exact = findIn(request.host().value(), request);
        return Optional.ofNullable(exact == null ? findIn(wildcardOf(request.host()), request) : exact);
    }

    private String wildcardOf(HostName host) {
        return host.value().equals(issuerHost) ? "" : host.wildcard();
    }

    private @Nullable Route findIn(String host, AccessRequest request) {
        var tree = hosts.get(host);
        return tree == null ? null : tree.find(request.path().segments(), 0, request.method());
    }

    /** Whether the built-in proxy serves any route of this host. */
    public boolean isProxied(HostName host) {
        return proxied.contains(host.value()) || proxied.contains(wildcardOf(host));
    }

    /** Whether any route is for this host, be it to be asked about by another proxy. */
    public boolean knows(HostName host) {
        return hosts.containsKey(host.value()) || hosts.containsKey(wildcardOf(host));
    }

    /**
     * Whether some route is for this host by its own name. Only there a browser gets a session: whoever holds one forgotten
     * name below a wildcard would get one that counts at all of its routes.
     */
    public boolean namesExactly(HostName host) {
        return hosts.containsKey(host.value());
    }

    /** Whether some route takes tokens for this audience. */
    public boolean knowsAudience(String audience) {
        return audiences.contains(audience);
    }
}
