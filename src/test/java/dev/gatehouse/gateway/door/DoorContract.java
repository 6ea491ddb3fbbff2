package dev.gatehouse.gateway.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.testing.EchoUpstream;

/** What holds at every door: the same request gets the same judgement, whatever wire it came over. */
public abstract class DoorContract extends TokenContract {

    protected static final String HOST = "gw.test";

    protected EchoUpstream upstream;

    /** Sends one request through the door; headers are whole lines. */
    protected abstract Outcome ask(String method, String host, String target, String... headers);

    @Override
    protected Outcome present(String... headers) {
        return ask("GET", HOST, "/orders/7", headers);
    }

    @BeforeEach
    void openUpstream() {
        upstream = new EchoUpstream();
        routes.use("""
                - { id: gw-open, hosts: [gw.test], paths: [/public/**], anonymous: true, upstream: 'http://127.0.0.1:%1$d' }
                - id: gw-read
                  hosts: [gw.test]
                  paths: [/orders/**]
                  methods: [GET]
                  audience: https://gw.test
                  require: { scopes: [orders.read] }
                  upstream: http://127.0.0.1:%1$d
                - id: gw-plain
                  hosts: [gw.test]
                  paths: [/plain]
                  audience: https://gw.test
                  assertion: off
                  upstream: http://127.0.0.1:%1$d
                - { id: gw-private, hosts: [localhost], paths: [/gw-private/**] }
                """.formatted(upstream.port()));
    }

    @AfterEach
    void closeUpstream() {
        upstream.close();
    }

    /** Whether this is the built-in proxy, which takes out what a door for other proxies can only refuse. */
    protected boolean isProxy() {
        return false;
    }

    /** The golden vectors: {@code src/test/resources/decisions.yaml}. */
    @TestFactory
    protected Stream<DynamicTest> decidesAsTheVectorsSay() {
        routes.use(DecisionVector.routes(upstream.port()));
        return DecisionVector.all().stream().filter(vector -> !isProxy() || vector.isProxied())
                .map(vector -> DynamicTest.dynamicTest(vector.line(), () -> decides(vector)));
    }

    private void decides(DecisionVector vector) {
        var before = upstream.received();

        var outcome = ask(vector.method(), vector.host(), vector.target(), vector.headers(tokens));

        if (vector.login().isPresent()) {
            assertTrue(Set.of(302, 401).contains(outcome.status()), outcome.toString());
            assertTrue(outcome.login().orElseThrow().contains(
                    "/login?return_to=" + URLEncoder.encode(vector.login().get(), StandardCharsets.UTF_8)), outcome.toString());
            return;
        }
        assertEquals(vector.status(isProxy()), outcome.status(), outcome.toString());
        assertEquals(Optional.empty(), outcome.login());
        vector.challenge().ifPresent(said -> assertEquals(Optional.of(said), outcome.challenge()));
        vector.identity().ifPresent(told -> assertTold(told, outcome));
        assertEquals(isProxy() && outcome.status() == 200 ? 1 : 0, upstream.received() - before);
    }

    private static void assertTold(Map<String, String> told, Outcome outcome) {
        told.forEach((name, value) -> {
            var header = outcome.identity().getOrDefault(name, "");
            assertTrue(value.equals("*") ? !header.isEmpty() : value.equals(header), name + " in " + outcome);
        });
        if (told.isEmpty()) {
            assertEquals(Map.of(), outcome.identity());
        }
    }

    @Test
    void signsAnAssertionOnlyWhereTheRouteWantsOne() {
        var signed = ask("GET", HOST, "/orders/7", bearer(tokens.person("orders.read")));
        var plain = ask("GET", HOST, "/plain", bearer(tokens.person("x")));

        assertEquals(3, signed.identity("x-auth-assertion").split("\\.").length);
        assertEquals(200, plain.status());
        assertFalse(plain.identity().containsKey("x-auth-assertion"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "X-Auth-Subject", "x-auth-subject", "X-AUTH-SUBJECT", "X-Auth-Assertion" })
    void attack3And5SpoofedIdentityNeverArrivesInAnySpelling(String name) {
        var outcome = ask("GET", HOST, "/orders/7", bearer(tokens.person("orders.read")), name + ": admin", name + ": root");

        assertEquals(200, outcome.status());
        assertFalse(outcome.identity().containsValue("admin"), outcome.identity().toString());
        assertFalse(outcome.identity().containsValue("root"), outcome.identity().toString());
        assertTrue(outcome.identity().containsKey("x-auth-subject"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "X_Auth_Subject", "X.Auth.Subject", "X_Auth-Subject", "X_Auth_Assertion", "X~Auth~Subject",
            "X!Auth!Subject", "X-Auth-Roles", "X-Auth-User" })
    void attack3AnAliasOrKinOfAnIdentityHeaderNeverArrives(String name) {
        var outcome = ask("GET", HOST, "/orders/7", bearer(tokens.person("orders.read")), name + ": admin");

        assertEquals(isProxy() ? 200 : 400, outcome.status());
        assertFalse(outcome.identity().containsValue("admin"), outcome.identity().toString());
    }

    @Test
    void attack10ConnectionCannotNominateOurHeadersAway() {
        var outcome = ask("GET", HOST, "/orders/7", bearer(tokens.person("orders.read")),
                "Connection: X-Auth-Subject, X-Auth-Assertion");

        assertTrue(outcome.identity().containsKey("x-auth-subject"));
        assertTrue(outcome.identity().containsKey("x-auth-assertion"));
    }

    /** A route for everybody opens to everybody, and tells nothing of them but what a token proves that counts there. */
    @ParameterizedTest
    @ValueSource(strings = { "Authorization: Basic YTpi", "Authorization: Bearer a b", "Authorization: Bearer e30.e30.e30",
            "DPoP: x", "Authorization: DPoP x" })
    void anAnonymousRouteLetsEverybodyThroughWithoutAnIdentity(String presented) {
        var foreign = bearer(tokens.with("at+jwt", Map.of("aud", List.of("https://other.test"))));
        var expired = bearer(tokens.with("at+jwt", Map.of("exp", Instant.now().minusSeconds(60).getEpochSecond())));

        for (var headers : List.of(List.of(presented), List.of(presented, foreign), List.of(foreign), List.of(expired),
                List.of(foreign, expired))) {
            var outcome = ask("GET", HOST, "/public/x", headers.toArray(String[]::new));
            assertEquals(200, outcome.status(), headers.toString());
            assertEquals(Map.of(), outcome.identity());
        }
    }

    @Test
    void takesNoTokenFromTheQuery() {
        assertEquals(401, ask("GET", HOST, "/orders/7?access_token=" + tokens.person("orders.read")).status());
    }
}
