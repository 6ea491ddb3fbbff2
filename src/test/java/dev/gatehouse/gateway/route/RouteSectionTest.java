package dev.gatehouse.gateway.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.gatehouse.gateway.AccessRequest;
import dev.gatehouse.gateway.Credentials;
import dev.gatehouse.gateway.requirement.Requirement;
import dev.gatehouse.gateway.requirement.RoutePolicy;
import dev.gatehouse.platform.GivenPublicUrl;
import dev.gatehouse.platform.policy.PolicyError;
import dev.gatehouse.platform.policy.PolicyText;

class RouteSectionTest {

    private static final String ISSUER = "https://id.example.com";

    private static RouteTable read(String yaml) {
        return RouteSection.read(PolicyText.parse(yaml), ISSUER, "id.example.com", Map.of());
    }

    private static Route only(String yaml) {
        return read(yaml).find(AccessRequest.of("GET", "api.example.com", "/orders", Credentials.none(), false)).orElseThrow();
    }

    @Test
    void readsEveryKey() {
        var route = only("""
                - id: orders
                  hosts: [api.example.com]
                  paths: [/orders/**]
                  methods: [GET, POST]
                  audience: https://api.example.com
                  require: { scopes: [orders.read], acr: phr, max-age: 5m }
                  assertion: off
                  cors: { origins: [https://shop.example.com] }
                  upstream: http://orders:8080
                  timeout: 5s
                """);

        assertEquals(new RoutePolicy(List.of("https://api.example.com"), false, List.of(
                new Requirement.Scopes(Set.of("orders.read")), new Requirement.Acr("phr"),
                new Requirement.MaxAge(Duration.ofMinutes(5)))), route.policy());
        assertEquals(Set.of("GET", "POST"), route.methods());
        assertEquals(AssertionMode.OFF, route.assertion());
        assertEquals(Optional.of(new Upstream("orders", 8080, false, Duration.ofSeconds(5), false)), route.upstream());
        assertTrue(route.cors().orElseThrow().allows("https://shop.example.com"));
    }

    @Test
    void refusesByDefault() {
        var route = only("[{id: a, hosts: [api.example.com], paths: [/**]}]");

        assertEquals(new RoutePolicy(List.of(ISSUER), false, List.of()), route.policy());
        assertEquals(AssertionMode.SESSION, route.assertion());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "hosts: [h.test], paths: [/a]                                       | missing",
            "id: a, paths: [/a]                                                 | without hosts",
            "id: a, hosts: [h.test]                                             | without paths",
            "id: a, hosts: [], paths: [/a]                                      | without hosts",
            "id: a b, hosts: [h.test], paths: [/a]                              | route id",
            "id: a, hosts: [H.test], paths: [/a]                                | No request can match the host",
            "id: a, hosts: ['h.test:80'], paths: [/a]                           | No request can match the host",
            "id: a, hosts: [h.test.], paths: [/a]                               | No request can match the host",
            "id: a, hosts: ['*'], paths: [/a]                                   | No request can match the host",
            "id: a, hosts: ['a.*.test'], paths: [/a]                            | No request can match the host",
            "id: a, hosts: [h.test], paths: [a]                                 | path 'a'",
            "id: a, hosts: [h.test], paths: [/a/../b]                           | path '/a/../b'",
            "id: a, hosts: [h.test], paths: [/a//b]                             | path '/a//b'",
            "id: a, hosts: [h.test], paths: [/a;b]                              | path '/a;b'",
            "id: a, hosts: [h.test], paths: [/gateway/session]                  | path '/gateway/session'",
            "id: a, hosts: [h.test], paths: [/a/b*]                             | path '/a/b*'",
            "id: a, hosts: [h.test], paths: [/**/a]                             | path '/**/a'",
            "id: a, hosts: [h.test], paths: [/a], methods: [get]                | method 'get'",
            "id: a, hosts: [h.test], paths: [/a], methods: [TRACE]              | method 'TRACE'",
            "id: a, hosts: [h.test], paths: [/a], methods: [GET, GET]           | twice",
            "id: a, hosts: [h.test], paths: [/a], strict: true                  | 'true' is not a length of time",
            "id: a, hosts: [h.test], paths: [/a], strict: 1s                    | cannot be less than 2s",
            "id: a, hosts: [h.test], paths: [/a], require: {attested: true}      | not enforced by this version",
            "id: a, hosts: [h.test], paths: [/a], assertion: always             | The assertions are off, session and request",
            "id: a, hosts: [h.test], paths: [/a], require: {acr: strong}        | acr 'strong'",
            "id: a, hosts: [h.test], paths: [/a], require: {acr: phrh}          | 'acr: phrh' is not enforced",
            "id: a, hosts: [h.test], paths: [/a], require: {scopes: ['a b']}    | not a scope",
            "id: a, hosts: [h.test], paths: [/a], require: {scope: a}           | Unknown key 'scope'",
            "id: a, hosts: [h.test], paths: [/a], path: /a                      | Unknown key 'path'",
            "id: a, hosts: [h.test], paths: [/a], anonymous: true, require: {scopes: [a]} | anonymous",
            "id: a, hosts: [h.test], paths: [/a], timeout: 5s                   | built-in proxy only",
            "id: a, hosts: [h.test], paths: [/a], cors: {origins: ['https://a.test']} | built-in proxy only",
            "id: a, hosts: [h.test], paths: [/a], upstream: 'orders:8080'       | address of an upstream",
            "id: a, hosts: [h.test], paths: [/a], upstream: 'http://u/x'        | address of an upstream",
            "id: a, hosts: [h.test], paths: [/a], upstream: 'http://u:1', timeout: 0s | no time",
            "id: a, hosts: [h.test], paths: [/a], upstream: 'http://u', cors: {origins: ['*']} | web origin",
            "id: a, hosts: [id.example.com], paths: [/a], upstream: 'http://u'  | never proxied"
    })
    void refusesWhatCouldNotBeMeant(String keys, String complaint) {
        var error = assertThrows(PolicyError.class, () -> read("\n- { " + keys + " }"));

        assertTrue(error.getMessage().contains(complaint), error.getMessage());
        assertEquals(2, error.line());
    }

    /** A rule that a template left empty must not become a rule that lets everybody in. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "paths: [/a], require:                              | 'require' has no value",
            "paths: [/a], require: {}                           | 'require' requires nothing",
            "paths: [/a], require: { scopes: }                  | 'scopes' has no value",
            "paths: [/a], require: { scopes: [] }               | 'scopes' is an empty list",
            "paths: [/a], require: { scopes: ['']}              | empty",
            "paths: [/a], require: { scopes: [a], acr: }        | 'acr' has no value",
            "paths: [/a], require: { scopes: [a], max-age: ~ }  | 'max-age' has no value",
            "paths: [/a], methods:                              | 'methods' has no value",
            "paths: [/a], methods: []                           | 'methods' is an empty list",
            "paths: [/a], audience:                             | 'audience' has no value",
            "paths: [/a], audience: null                        | 'audience' has no value",
            "paths: [/a], audience: []                          | 'audience' must be a text",
            "paths: [/a], anonymous:                            | 'anonymous' has no value",
            "paths: []                                          | without paths",
            "paths:                                             | 'paths' has no value",
            "paths: [/a], upstream:                             | 'upstream' has no value",
            "paths: [/a], upstream: 'http://u', cors:           | 'cors' has no value",
            "paths: [/a], upstream: 'http://u', cors: {}        | 'cors' names no origins",
            "paths: [/a], upstream: 'http://u', cors: { origins: [] } | 'origins' is an empty list"
    })
    void attackAKeyWithoutAValueOpensNothing(String keys, String complaint) {
        var error = assertThrows(PolicyError.class, () -> read("\n- { id: a, hosts: [h.test], " + keys + " }"));

        assertTrue(error.getMessage().contains(complaint), error.getMessage());
        assertEquals(2, error.line());
    }

    @Test
    void refusesTheSameIdTwice() {
        var error = assertThrows(PolicyError.class, () -> read("""
                - {id: a, hosts: [h.test], paths: [/a]}
                - {id: a, hosts: [h.test], paths: [/b]}
                """));

        assertEquals(2, error.line());
    }

    @Test
    void refusesARouteThatAnotherOneTakesWhole() {
        var error = assertThrows(PolicyError.class, () -> read("""
                - {id: a, hosts: [h.test], paths: [/a]}
                - {id: b, hosts: [h.test], paths: [/a]}
                """));

        assertTrue(error.getMessage().contains("'b' is for the same host, path and method as 'a'"));
        assertEquals(2, error.line());
    }

    /** The section beside it says who is trusted, and for what. */
    @Test
    void knowsTheIssuersThatTheFileDeclares() {
        var section = new RouteSection(new CurrentRoutes(), GivenPublicUrl.of(ISSUER));
        var declared = """
                issuers:
                  - issuer: https://login.example.org
                    audience: [https://api.example.com]
                routes:
                  - id: a
                    hosts: [api.example.com]
                    paths: [/**]
                    audience: https://api.example.com
                    require: { issuers: [%s] }
                """;
        var policy = PolicyText.parse(declared.formatted("https://login.example.org"));
        var dangling = PolicyText.parse(declared.formatted("https://login.example.com"));

        var route = section.read(policy.get("routes"), policy)
                .find(AccessRequest.of("GET", "api.example.com", "/x", Credentials.none(), false)).orElseThrow();
        var error = assertThrows(PolicyError.class, () -> section.read(dangling.get("routes"), dangling));

        assertEquals(List.of(new Requirement.Issuers(Set.of("https://login.example.org"))), route.policy().requirements());
        assertEquals(9, error.line());
        assertTrue(error.what().contains("https://login.example.com") && error.fix().contains("'issuers'"), error.getMessage());
    }
}
