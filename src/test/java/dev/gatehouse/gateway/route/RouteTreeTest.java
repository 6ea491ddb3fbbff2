package dev.gatehouse.gateway.route;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.gateway.RequestPath;
import dev.gatehouse.gateway.requirement.RoutePolicy;

class RouteTreeTest {

    private static final RoutePolicy POLICY = new RoutePolicy(List.of("https://api.test"), false, List.of());

    private static final Map<String, String> ROUTES = Map.of("root", "/", "a", "/a", "a-rest", "/a/**", "star", "/*",
            "a-star-c", "/a/*/c", "a-b-d", "/a/b/d", "star-b-e", "/*/b/e", "any", "/**");

    private static Route route(String id, String path, String... methods) {
        return new Route(id, List.of("api.test"), List.of(PathPattern.parse(path)), Set.of(methods), POLICY, AssertionMode.OFF,
                Optional.empty(), Optional.empty(), List.of());
    }

    private static Optional<Route> add(RouteTree tree, Route route) {
        return tree.add(route.paths().getFirst(), route);
    }

    private static String find(RouteTree tree, String path, String method) {
        var found = tree.find(RequestPath.of(path).segments(), 0, method);
        return found == null ? "none" : found.id();
    }

    /** Names before stars before any rest, from left to right; where a name leads nowhere, the search goes back. */
    @ParameterizedTest
    @CsvSource({ "/,root", "/a,a", "/b,star", "/a/x,a-rest", "/a/b,a-rest", "/a/b/d,a-b-d", "/a/b/c,a-star-c",
            "/a/x/c,a-star-c", "/a/b/e,a-rest", "/x/b/e,star-b-e", "/x/b/f,any", "/x/y,any", "/a/b/d/z,a-rest" })
    void findsTheMostSpecificWhateverTheOrderOfTheFile(String path, String expected) {
        var ids = new ArrayList<>(ROUTES.keySet());
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(ids, new Random(seed));
            var tree = new RouteTree();
            ids.forEach(id -> add(tree, route(id, ROUTES.get(id))));

            assertEquals(expected, find(tree, path, "GET"), () -> "added as " + ids);
        }
    }

    @Test
    void findsAMethodBeforeAnyMethod() {
        var tree = new RouteTree();
        add(tree, route("get", "/a", "GET"));
        add(tree, route("any", "/a"));
        add(tree, route("head", "/b", "HEAD"));
        add(tree, route("get-b", "/b", "GET"));

        assertEquals("get", find(tree, "/a", "GET"));
        assertEquals("get", find(tree, "/a", "HEAD"));
        assertEquals("any", find(tree, "/a", "POST"));
        assertEquals("head", find(tree, "/b", "HEAD"));
        assertEquals("none", find(tree, "/b", "POST"));
    }

    /** A route of another method does not stand in the way of one that is less specific. */
    @Test
    void goesOnWhereOnlyTheMethodDiffers() {
        var tree = new RouteTree();
        add(tree, route("post", "/a/b", "POST"));
        add(tree, route("star", "/a/*", "GET"));
        add(tree, route("rest", "/**", "DELETE"));

        assertEquals("post", find(tree, "/a/b", "POST"));
        assertEquals("star", find(tree, "/a/b", "GET"));
        assertEquals("rest", find(tree, "/a/b", "DELETE"));
        assertEquals("none", find(tree, "/a/b", "PUT"));
    }

    @Test
    void tellsWhichRouteStandsThereAlready() {
        var tree = new RouteTree();
        var first = route("first", "/a/*", "GET", "POST");

        assertEquals(Optional.empty(), add(tree, first));
        assertEquals(Optional.empty(), add(tree, route("other-method", "/a/*", "PUT")));
        assertEquals(Optional.empty(), add(tree, route("any-method", "/a/*")));
        assertEquals(Optional.empty(), add(tree, route("rest", "/a/**", "GET")));
        assertEquals(Optional.of(first), add(tree, route("second", "/a/*", "DELETE", "POST")));
        assertEquals("any-method", add(tree, route("any-again", "/a/*")).orElseThrow().id());
    }

    /** Segments that look like stars in a request are names: the pattern's star is no text that a client could send. */
    @ParameterizedTest
    @ValueSource(strings = { "/*", "/**" })
    void takesAStarInARequestForAName(String path) {
        var tree = new RouteTree();
        add(tree, route("exact", "/a"));

        assertEquals("none", find(tree, path, "GET"));
    }
}
