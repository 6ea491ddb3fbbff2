package dev.gatehouse.gateway.route;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The routes of one host, by path segment. A lookup visits one node for each segment, however many routes there are; it
 * goes back only where a star and a name both fit. Built once, then only read.
 */
final class RouteTree {

    private static final String ANY_METHOD = "";

    private final Map<String, RouteTree> named = new HashMap<>();
    private final Map<String, Route> here = new HashMap<>();
    private final Map<String, Route> rest = new HashMap<>();
    private @Nullable RouteTree star;

    /** Adds a route under one of its patterns; returns the route that already stands there for the same method. */
    Optional<Route> add(PathPattern pattern, Route route) {
        var node = this;
        for (var segment : pattern.segments()) {
            node = node.grow(segment);
        }
        var place = pattern.anyRest() ? node.rest : node.here;
        if (route.methods().isEmpty()) {
            return Optional.ofNullable(place.putIfAbsent(ANY_METHOD, route));
        }
        return route.methods().stream().map(method -> Optional.ofNullable(place.putIfAbsent(method, route)))
                .flatMap(Optional::stream).findFirst();
    }

    /**
     * Whether a route under one of its patterns is what some request gets. Only a rest can be shadowed: names are endless, and
     * of one place each method has one route. It is when more specific patterns take its own place and all that is below.
     */
    boolean reaches(PathPattern pattern, Route route) {
        if (!pattern.anyRest()) {
            return true;
        }
        var node = this;
        for (var segment : pattern.segments()) {
            node = node.grow(segment);
        }
        var methods = route.methods().isEmpty() ? Set.of(ANY_METHOD) : route.methods();
        for (var method : methods) {
            if (of(node.here, method) == null || node.star == null || !node.star.takesAll(method)) {
                return true;
            }
        }
        return false;
    }

    /** Whether every path from here on has a route for a method, whatever its segments are called. */
    private boolean takesAll(String method) {
        return of(rest, method) != null || of(here, method) != null && star != null && star.takesAll(method);
    }

    private RouteTree grow(String segment) {
        if (!segment.equals(PathPattern.ONE)) {
            return named.computeIfAbsent(segment, name -> new RouteTree());
        }
        if (star == null) {
            star = new RouteTree();
        }
        return star;
    }

    /** The most specific route: names before stars before any rest, from left to right. */
    @Nullable
    Route find(List<String> segments, int at, String method) {
        Route found = null;
        if (at == segments.size()) {
            found = of(here, method);
        } else {
            var segment = segments.get(at);
            var child = named.get(segment);
            if (child != null) {
                found = child.find(segments, at + 1, method);
            }
            if (found == null && star != null) {
                found = star.find(segments, at + 1, method);
            }
        }
        return found == null ? of(rest, method) : found;
    }

    /** A HEAD is a GET whose body stays away (RFC 9110 §9.3.2), so it needs no route of its own. */
    private static @Nullable Route of(Map<String, Route> place, String method) {
        var exact = place.get(method);
        if (exact == null && method.equals("HEAD")) {
            exact = place.get("GET");
        }
        return exact == null ? place.get(ANY_METHOD) : exact;
    }
}
