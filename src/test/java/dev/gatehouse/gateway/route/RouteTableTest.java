package dev.gatehouse.gateway.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.gateway.AccessRequest;
import dev.gatehouse.gateway.AmbiguousRequest;
import dev.gatehouse.gateway.Credentials;
import dev.gatehouse.gateway.HostName;
import dev.gatehouse.gateway.requirement.RoutePolicy;

class RouteTableTest {

    private static final RoutePolicy POLICY = new RoutePolicy(List.of("https://api.example.com"), false, List.of());

    private static final String ISSUER_HOST = "id.example.com";

    private final RouteTable table = RouteTable.of(List.of(
            route("orders-read", "api.example.com", "/orders/**", "GET"),
            route("orders-new", "api.example.com", "/orders/new"),
            route("orders-any", "api.example.com", "/orders/*"),
            route("refund", "api.example.com", "/orders/*/refund", "POST"),
            route("files", "api.example.com", "/files/*/raw"),
            route("files-rest", "api.example.com", "/files/a/**"),
            route("public", "www.example.com", "/**"),
            route("tenants", "*.example.com", "/**"),
            route("root", "root.example.com", "/")), ISSUER_HOST);

    private static Route route(String id, String host, String path, String... methods) {
        return new Route(id, List.of(host), List.of(PathPattern.parse(path)), Set.of(methods), POLICY, AssertionMode.SESSION,
                Optional.empty(), Optional.empty(), List.of());
    }

    private String find(String method, String host, String target) {
        return table.find(AccessRequest.of(method, host, target, Credentials.none(), false)).map(Route::id).orElse("none");
    }

    @ParameterizedTest
    @CsvSource({
            "GET,   api.example.com, /orders,             orders-read",
            "GET,   api.example.com, /orders/,            orders-read",
            "GET,   api.example.com, /orders/7,           orders-any",
            "DELETE,api.example.com, /orders/7,           orders-any",
            "GET,   api.example.com, /orders/new,         orders-new",
            "GET,   api.example.com, /orders/%6eew,       orders-new",
            "GET,   api.example.com, /orders/7/lines,     orders-read",
            "HEAD,  api.example.com, /orders/7/lines,     orders-read",
            "POST,  api.example.com, /orders/7/lines,     tenants",
            "POST,  api.example.com, /orders/7/refund,    refund",
            "GET,   api.example.com, /orders/7/refund,    orders-read",
            "PUT,   api.example.com, /orders/7/refund,    tenants",
            "GET,   api.example.com, /Orders/7,           tenants",
            "GET,   api.example.com, /ordersx,            tenants",
            "GET,   api.example.com, /,                   tenants",
            "GET,   api.example.com, /files/a/raw,        files-rest",
            "GET,   api.example.com, /files/b/raw,        files",
            "GET,   api.example.com, /files//raw,         -",
            "GET,   API.example.com.:8443, /orders/7,     orders-any",
            "GET,   www.example.com, /x,                  public",
            "GET,   shop.example.com, /x/y,               tenants",
            "GET,   a.b.example.com, /x,                  none",
            "GET,   example.com, /x,                      none",
            "GET,   api.example.com, /elsewhere,          tenants",
            "GET,   apixexample.com, /orders/7,           none",
            "GET,   api.example.com.evil.test, /orders/7, none",
            "GET,   root.example.com, /,                  root",
            "GET,   root.example.com, /x,                 tenants"
    })
    void findsTheMostSpecificRoute(String method, String host, String target, String expected) {
        if (expected.equals("-")) {
            assertThrows(AmbiguousRequest.class, () -> find(method, host, target));
        } else {
            assertEquals(expected, find(method, host, target));
        }
    }

    /** Skip-rules that look at the query let a caller choose the rule (oauth2-proxy CVE-2025-54576). */
    @Test
    void attack22NeverLooksAtTheQuery() {
        assertEquals(find("GET", "root.example.com", "/secret"), find("GET", "root.example.com", "/secret?/orders/new"));
    }

    /** Most upstreams serve both spellings, so both have the same rule, and never the wider one beside it. */
    @ParameterizedTest
    @CsvSource({
            "/admin,          admin",
            "/admin/,         admin",
            "/%61dmin/,       admin",
            "/admin/users,    open",
            "/users/7,        user",
            "/users/7/,       user",
            "/users/,         open",
            "/deep/er/,       slashed",
            "/deep/er,        slashed",
            "/,               root"
    })
    void attackATrailingSlashReachesNoWiderRoute(String target, String expected) {
        var routes = RouteTable.of(List.of(route("open", "x.test", "/**"), route("admin", "x.test", "/admin"),
                route("user", "x.test", "/users/*"), route("slashed", "x.test", "/deep/er/"), route("root", "x.test", "/")),
                ISSUER_HOST);

        var found = routes.find(AccessRequest.of("GET", "x.test", target, Credentials.none(), false));

        assertEquals(expected, found.map(Route::id).orElse("none"));
    }

    /** On the issuer's name the session cookie counts: no upstream may sit behind another spelling or port of it. */
    @ParameterizedTest
    @ValueSource(strings = { "id.example.com", "id.example.com.", "id.example.com:8443", "ID.Example.com.:443" })
    void attackTheIssuersHostIsInNoWildcard(String spelling) {
        var upstream = new Upstream("upstream", 80, false, Duration.ofSeconds(1), false);
        var wide = new Route("wide", List.of("*.example.com"), List.of(PathPattern.parse("/**")), Set.of(), POLICY,
                AssertionMode.SESSION, Optional.empty(), Optional.of(upstream), List.of());
        var routes = RouteTable.of(List.of(wide, route("named", ISSUER_HOST, "/named")), ISSUER_HOST);

        assertFalse(routes.isProxied(new HostName(spelling)));
        assertEquals(Optional.empty(), routes.find(AccessRequest.of("GET", spelling, "/x", Credentials.none(), false)));
        assertTrue(routes.find(AccessRequest.of("GET", spelling, "/named", Credentials.none(), false)).isPresent());
        assertTrue(routes.isProxied(new HostName("api.example.com")));
    }

    @Test
    void refusesTwoRoutesForTheSame() {
        var routes = List.of(route("a", "x.test", "/a/*", "GET"), route("b", "x.test", "/a/*", "POST", "GET"));

        var clash = assertThrows(RouteTable.Clash.class, () -> RouteTable.of(routes, ISSUER_HOST));

        assertEquals("b", clash.route().id());
    }

    @Test
    void takesATrailingSlashForNoDifference() {
        var routes = List.of(route("a", "x.test", "/a"), route("b", "x.test", "/a/"));

        assertThrows(RouteTable.Clash.class, () -> RouteTable.of(routes, ISSUER_HOST));
    }

    @Test
    void findsOneOfTenThousandRoutes() {
        var routes = new ArrayList<Route>();
        for (int i = 0; i < 10_000; i++) {
            routes.add(route("r" + i, "h" + i % 100 + ".test", "/p" + i + "/**"));
        }
        var large = RouteTable.of(routes, ISSUER_HOST);

        var found = large.find(AccessRequest.of("GET", "h99.test", "/p9999/x", Credentials.none(), false));

        assertEquals("r9999", found.orElseThrow().id());
    }

    @Test
    void tellsANameFromWhatAWildcardCovers() {
        assertTrue(table.namesExactly(new HostName("API.example.com.:8443")));
        assertTrue(table.knows(new HostName("shop.example.com")));
        assertFalse(table.namesExactly(new HostName("shop.example.com")));
        assertFalse(table.namesExactly(new HostName("example.com")));
    }

    @Test
    void knowsTheAudiencesOfItsRoutes() {
        assertTrue(table.knowsAudience("https://api.example.com"));
    }
}
