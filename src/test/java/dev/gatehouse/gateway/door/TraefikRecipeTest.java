package dev.gatehouse.gateway.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import dev.gatehouse.gateway.GivenTokens;
import dev.gatehouse.gateway.route.GivenRoutes;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.RawHttp;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/**
 * What Traefik makes of the shipped file by its manual ("ForwardAuth", "Headers"): each middleware in its turn, a header with
 * an
 * empty value removed, the question with all headers and the five {@code X-Forwarded} ones of its own,
 * {@code authResponseHeaders}
 * replaced.
 */
@QuarkusTest
@QuarkusTestResource(Database.class)
class TraefikRecipeTest {

    private static final Path SHIPPED = Path.of("docs/integrations/traefik/dynamic.yaml");
    private static final Set<String> FORWARD_AUTH = Set.of("address", "trustForwardHeader", "authResponseHeaders");

    @Inject
    GivenTokens tokens;

    @Inject
    GivenRoutes routes;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    private Map<String, Object> http;

    /** What comes of a request: a refusal's status, or 200 and the headers that the API gets. */
    record Passed(int status, Map<String, String> toTheApi) {
    }

    @BeforeEach
    void read() throws IOException {
        http = at(new Yaml(new SafeConstructor(new LoaderOptions())).<Map<String, Object>> load(Files.readString(SHIPPED)),
                "http");
        routes.use("""
                - { id: tr-open, hosts: [api.example.com], paths: [/public/**], anonymous: true }
                - id: tr-read
                  hosts: [api.example.com]
                  paths: [/orders/**]
                  methods: [GET]
                  audience: https://gw.test
                  require: { scopes: [orders.read] }
                """);
    }

    @AfterEach
    void restore() {
        routes.restore();
    }

    @SuppressWarnings("unchecked") // YAML has no types
    private static Map<String, Object> at(Map<String, Object> node, String key) {
        return (Map<String, Object>) node.get(key);
    }

    private Passed send(String method, String target, String... lines) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (var line : lines) {
            headers.put(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 1).strip());
        }
        for (var name : (List<?>) at(at(http, "routers"), "api").get("middlewares")) {
            var middleware = at(at(http, "middlewares"), String.valueOf(name));
            if (middleware.containsKey("headers")) {
                at(at(middleware, "headers"), "customRequestHeaders").forEach((header, value) -> headers.remove(header));
            } else {
                var reply = ask(method, target, headers);
                if (reply.status() != 200) {
                    return new Passed(reply.status(), Map.of());
                }
                for (var header : (List<?>) at(middleware, "forwardAuth").get("authResponseHeaders")) {
                    headers.remove(String.valueOf(header));
                    reply.header(String.valueOf(header)).ifPresent(value -> headers.put(String.valueOf(header), value));
                }
            }
        }
        return new Passed(200, headers);
    }

    private RawHttp.Reply ask(String method, String target, Map<String, String> headers) {
        var lines = new ArrayList<>(List.of("GET /gateway/check HTTP/1.1", "Host: 127.0.0.1:8080",
                "X-Forwarded-Method: " + method, "X-Forwarded-Proto: https", "X-Forwarded-Host: api.example.com",
                "X-Forwarded-Uri: " + target, "X-Forwarded-For: 10.0.0.1"));
        headers.forEach((name, value) -> lines.add(name + ": " + value));
        return RawHttp.send(port, lines.toArray(String[]::new));
    }

    private String bearer() {
        return "Authorization: Bearer " + tokens.person("orders.read");
    }

    @Test
    void letsAValidTokenThroughAndTellsTheApiWhoItIsWithoutTheToken() {
        var passed = send("GET", "/orders/7?a=b", bearer());

        assertEquals(200, passed.status());
        assertEquals("orders.read", passed.toTheApi().get("X-Auth-Scopes"));
        assertFalse(passed.toTheApi().get("X-Auth-Assertion").isEmpty());
        assertFalse(passed.toTheApi().containsKey("Authorization"));
    }

    @Test
    void refusesWhatIsRefused() {
        assertEquals(401, send("GET", "/orders/7").status());
        assertEquals(403, send("POST", "/orders/7", bearer()).status());
        assertEquals(400, send("GET", "/public/../orders/7", bearer()).status());
    }

    @ParameterizedTest
    @ValueSource(strings = { "X-Auth-Subject", "x-auth-assertion", "X-Request-Id", "traceparent", "tracestate", "X-Rewrite-URL",
            "X-HTTP-Method-Override", "X-Forwarded-Prefix", "Forwarded" })
    void attack3And7WhatAClientPlantsDoesNotReachTheApi(String name) {
        var passed = send("GET", "/public/x", name + ": planted");

        assertEquals(200, passed.status());
        assertFalse(passed.toTheApi().containsValue("planted"), passed.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = { "X_Auth_Subject", "X.Auth.Subject", "X-Auth-Roles", "X_Rewrite_URL", "X_Forwarded_Uri" })
    void attack3And4WhatTraefikCannotRemoveIsRefused(String name) {
        assertEquals(400, send("GET", "/public/x", name + ": planted").status());
    }

    /** Traefik takes no single cookie out: it replaces them all by what Gatehouse answers, or by none. */
    @ParameterizedTest
    @ValueSource(strings = { "gatehouse-session", "__Host-gatehouse-session", "gatehouse-handoff", "__Host-gatehouse-handoff" })
    void theCookiesOfGatehouseDoNotReachTheApi(String name) {
        var passed = send("GET", "/public/x", "Cookie: theme=dark; " + name + "=secret");

        assertEquals(200, passed.status());
        assertFalse(passed.toString().contains("secret"), passed.toString());
    }

    @Test
    void aClientNamesNeitherIdNorTrace() {
        var passed = send("GET", "/public/x", "X-Request-Id: of-a-client");

        assertNotEquals("of-a-client", passed.toTheApi().get("X-Request-Id"));
        assertFalse(passed.toTheApi().get("traceparent").isEmpty());
    }

    /** Traefik passes over keys that it does not know when it warns of them at all: a wrong one would open the door. */
    @Test
    void attack1TheFileSaysWhatTheManualKnowsAndTrustsNoClient() {
        var forwardAuth = at(at(at(http, "middlewares"), "gatehouse"), "forwardAuth");

        assertEquals(FORWARD_AUTH, forwardAuth.keySet());
        assertEquals(Optional.of(false), Optional.ofNullable(forwardAuth.get("trustForwardHeader")));
        assertEquals(Set.of("routers", "middlewares", "services"), http.keySet());
    }
}
