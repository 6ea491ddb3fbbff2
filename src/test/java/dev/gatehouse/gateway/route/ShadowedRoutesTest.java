package dev.gatehouse.gateway.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.gatehouse.gateway.requirement.RoutePolicy;
import dev.gatehouse.platform.policy.PolicyError;
import dev.gatehouse.platform.policy.PolicyText;

/** A route that no request gets is a mistake: whoever wrote it believes in a rule that nobody holds. */
class ShadowedRoutesTest {

    private static final RoutePolicy POLICY = new RoutePolicy(List.of("https://api.test"), false, List.of());
    private static final List<String> SEGMENTS = List.of("a", "b", "*");
    private static final List<Set<String>> METHODS = List.of(Set.of(), Set.of(), Set.of("GET"), Set.of("HEAD"), Set.of("POST"),
            Set.of("GET", "POST"));
    private static final List<String> ASKED = List.of("GET", "HEAD", "POST", "PUT");
    private static final int TABLES = 3000;

    private static Route route(String id, String path, Set<String> methods) {
        return new Route(id, List.of("api.test"), List.of(PathPattern.parse(path)), methods, POLICY, AssertionMode.OFF,
                Optional.empty(), Optional.empty(), List.of());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", value = {
            "/a/**  | -   | /a, /a/*/**        | -        | true",
            "/a/**  | -   | /a/*/**            | -        | false",
            "/a/**  | -   | /a, /a/*           | -        | false",
            "/a/**  | -   | /a, /a/*, /a/*/*/** | -       | true",
            "/a/**  | GET | /a, /a/*/**        | -        | true",
            "/a/**  | GET | /a, /a/*/**        | GET      | true",
            "/a/**  | HEAD | /a, /a/*/**       | GET      | true",
            "/a/**  | GET | /a, /a/*/**        | HEAD     | false",
            "/a/**  | -   | /a, /a/*/**        | GET      | false",
            "/**    | -   | /, /*/**           | -        | true",
            "/a/**  | -   | /a, /a/b/**        | -        | false",
            "/*/b   | -   | /a/b, /**          | -        | false"
    })
    void refusesARouteThatOthersLeaveNothingTo(String path, String method, String others, String otherMethod,
            boolean shadowed) {
        var methods = method == null ? "" : ", methods: [" + method + "]";
        var otherMethods = otherMethod == null ? "" : ", methods: [" + otherMethod + "]";
        var yaml = "- { id: others, hosts: [api.test], paths: ['" + others.replace(", ", "', '") + "']" + otherMethods + " }\n"
                + "- { id: rest, hosts: [api.test], paths: ['" + path + "']" + methods + " }\n";

        if (shadowed) {
            var error = assertThrows(PolicyError.class,
                    () -> RouteSection.read(PolicyText.parse(yaml), "https://id.test", "id.test", Map.of()));
            assertTrue(error.getMessage().contains("'rest' can never match"), error.getMessage());
            assertEquals(2, error.line());
        } else {
            RouteSection.read(PolicyText.parse(yaml), "https://id.test", "id.test", Map.of());
        }
    }

    /** One host where something is left is enough. */
    @Test
    void aRouteThatIsShadowedAtOneHostOnlyStands() {
        RouteSection.read(PolicyText.parse("""
                - { id: others, hosts: [api.test], paths: [/a, '/a/*/**'] }
                - { id: rest, hosts: [api.test, www.test], paths: ['/a/**'] }
                """), "https://id.test", "id.test", Map.of());
    }

    /** The verdict about a table is what asking it everything shows: names that no pattern has stand for all the others. */
    @Test
    void saysWhatRequestsShow() {
        var random = new Random(7);
        var shadowed = 0;

        for (int i = 0; i < TABLES; i++) {
            var tree = new RouteTree();
            var routes = new LinkedHashMap<Route, PathPattern>();
            for (int j = 0; j < 8; j++) {
                var route = route("r" + j, path(random), METHODS.get(random.nextInt(METHODS.size())));
                if (fits(routes.keySet(), route)) {
                    tree.add(route.paths().getFirst(), route);
                    routes.put(route, route.paths().getFirst());
                }
            }
            var reached = asked(tree);
            for (var route : routes.keySet()) {
                assertEquals(reached.contains(route), tree.reaches(routes.get(route), route),
                        () -> route.paths() + " " + route.methods() + " among " + described(routes.keySet()));
                shadowed += reached.contains(route) ? 0 : 1;
            }
        }
        assertTrue(shadowed > 100, "too few shadowed routes to show anything: " + shadowed);
    }

    private static String path(Random random) {
        var path = new StringBuilder();
        for (int depth = random.nextInt(3); depth > 0; depth--) {
            path.append('/').append(SEGMENTS.get(Math.min(2, random.nextInt(5))));
        }
        return path + (random.nextBoolean() ? "/**" : path.isEmpty() ? "/" : "");
    }

    private static boolean fits(Set<Route> routes, Route added) {
        return routes.stream().filter(route -> route.paths().equals(added.paths()))
                .allMatch(route -> route.methods().isEmpty() != added.methods().isEmpty()
                        || !route.methods().isEmpty() && route.methods().stream().noneMatch(added.methods()::contains));
    }

    private static Set<Route> asked(RouteTree tree) {
        var reached = new HashSet<Route>();
        List<List<String>> paths = List.of(List.of());
        for (int depth = 0; depth <= 4; depth++) {
            var longer = new ArrayList<List<String>>();
            for (var path : paths) {
                ASKED.forEach(method -> Optional.ofNullable(tree.find(path, 0, method)).ifPresent(reached::add));
                for (var name : List.of("a", "b", "z")) {
                    var next = new ArrayList<>(path);
                    next.add(name);
                    longer.add(next);
                }
            }
            paths = longer;
        }
        return reached;
    }

    private static Map<String, String> described(Set<Route> routes) {
        var described = new HashMap<String, String>();
        routes.forEach(route -> described.put(route.id(), route.paths() + " " + route.methods()));
        return described;
    }

    /** Ten thousand routes: as many steps as the path has segments, whatever stands beside it. */
    @Test
    void aLookupTakesAsManyStepsAmongTenThousandRoutes() {
        var tree = new RouteTree();
        for (int i = 0; i < 10_000; i++) {
            var route = route("r" + i, "/tenants/t" + i + "/orders/**", Set.of());
            tree.add(route.paths().getFirst(), route);
        }
        var read = new ArrayList<Integer>();
        var path = new java.util.AbstractList<String>() {

            @Override
            public String get(int index) {
                read.add(index);
                return List.of("tenants", "t9999", "orders", "7").get(index);
            }

            @Override
            public int size() {
                return 4;
            }
        };

        assertEquals("r9999", String.valueOf(tree.find(path, 0, "GET")));
        assertEquals(List.of(0, 1, 2, 3), read);
    }
}
