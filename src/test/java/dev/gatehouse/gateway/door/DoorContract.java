package dev.gatehouse.gateway.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
            assertTrue(
                    outcome.login().orElseThrow()
                            .contains(signIn(vector.host()) + URLEncoder.encode(vector.login().get(), StandardCharsets.UTF_8)),
                    outcome.toString());
            return;
        }
        assertEquals(vector.status(isProxy()), outcome.status(), outcome.toString());
        assertEquals(Optional.empty(), outcome.login());
        vector.challenge().ifPresent(said -> assertEquals(Optional.of(said), outcome.challenge()));
        vector.identity().ifPresent(told -> assertTold(told, outcome));
        assertEquals(isProxy() && outcome.status() == 200 ? 1 : 0, upstream.received() - before);
    }

    /** Where a browser signs in: at the issuer's host there, at any other by a hand-off that begins on that host. */
    private String signIn(String host) {
        return host.equals("localhost") ? "//localhost:" + port + "/login?return_to="
                : "//" + host + ":" + port + "/gateway/session?return_to=";
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

    /** Envoy GHSA-9g5w-hqr3-w2ph: what is no text must not become a failure that is open. */
    @ParameterizedTest
    @ValueSource(strings = { "Authorization: Bearer \u00ff\u00fe", "Cookie: gatehouse-session=\u00ff",
            "X-Odd: \u00c3\u0028\u00ff",
            "Accept: \u00ff" })
    void attack16BytesThatAreNoTextOpenNothing(String header) {
        var outcome = ask("GET", HOST, "/orders/7", header);

        assertTrue(outcome.status() == 400 || outcome.status() == 401, outcome.toString());
        assertEquals(Map.of(), outcome.identity());
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

    /** The same, from a client at this address. */
    protected Outcome askFrom(String address, String method, String host, String target, String... headers) {
        var lines = new ArrayList<>(List.of(headers));
        lines.add("X-Forwarded-For: " + address);
        return ask(method, host, target, lines.toArray(String[]::new));
    }

    /** A route that nobody has asked for yet, so that its buckets are full. */
    void limit(String limits) {
        routes.use("""
                - id: gw-%s
                  hosts: [gw.test]
                  paths: [/limited]
                  audience: https://gw.test
                  require: { scopes: [orders.read] }
                  limit: %s
                  upstream: http://127.0.0.1:%d
                """.formatted(UUID.randomUUID(), limits, upstream.port()));
    }

    @Test
    void aLimitBySubjectIsForEachOfThem() {
        limit("{ per: subject, rate: 1/h, burst: 2 }");
        var ada = Map.<String, Object> of("sub", UUID.randomUUID().toString());

        var first = ask("GET", HOST, "/limited", bearer(tokens.with("at+jwt", ada)));
        var second = ask("GET", HOST, "/limited", bearer(tokens.with("at+jwt", ada)));
        var third = ask("GET", HOST, "/limited", bearer(tokens.with("at+jwt", ada)));

        assertEquals(Map.of("RateLimit-Policy", "\"subject\";q=2;w=7200", "RateLimit", "\"subject\";r=1;t=3600"),
                first.limits());
        assertEquals(List.of(200, 200, 429), List.of(first.status(), second.status(), third.status()));
        assertTrue(third.limits().get("RateLimit").matches("\"subject\";r=0;t=3[56][0-9]{2}"), third.toString());
        assertTrue(third.limits().get("Retry-After").matches("3[56][0-9]{2}"), third.toString());
        assertEquals(Optional.empty(), third.challenge());
        assertEquals(Map.of(), third.identity());
        assertEquals(200, ask("GET", HOST, "/limited", bearer(tokens.person("orders.read"))).status());
    }

    /** Who asks for what they may not have is counted too: the limit comes before the policy. */
    @Test
    void aLimitBySubjectCountsWhatThePolicyRefuses() {
        limit("{ per: subject, rate: 1/h }");
        var token = bearer(tokens.person("openid"));

        assertEquals(403, ask("GET", HOST, "/limited", token).status());
        assertEquals(429, ask("GET", HOST, "/limited", token).status());
    }

    /** Verifying costs, so it is protected: neither no token, nor any junk, nor a good one leads past a limit by address. */
    @Test
    void aLimitByAddressComesBeforeTheCredentials() {
        limit("{ per: address, rate: 1/h, burst: 2 }");
        var good = bearer(tokens.person("orders.read"));

        assertEquals(401, askFrom("203.0.113.7", "GET", HOST, "/limited").status());
        assertEquals(401, askFrom("203.0.113.7", "GET", HOST, "/limited", "Authorization: Bearer e30.e30.e30").status());
        for (var presented : List.of(good, "Authorization: Bearer e30.e30.e31", "DPoP: x", "X-Nothing: x")) {
            assertEquals(429, askFrom("203.0.113.7", "GET", HOST, "/limited", presented).status(), presented);
        }
        assertEquals(200, askFrom("203.0.113.8", "GET", HOST, "/limited", good).status());
    }

    /** What a client wrote itself stands left of what the proxy saw: one address per request would be none. */
    @Test
    void attackAClientChoosesNoAddress() {
        limit("{ per: address, rate: 1/h }");
        var good = bearer(tokens.person("orders.read"));

        assertEquals(200, askFrom("198.51.100.1, 203.0.113.7", "GET", HOST, "/limited", good).status());
        assertEquals(429, askFrom("198.51.100.2, 203.0.113.7", "GET", HOST, "/limited", good).status());
        assertEquals(429, askFrom("unreadable, 203.0.113.7", "GET", HOST, "/limited", good).status());
    }

    /** One customer has all addresses of a network, and each can be written in many ways. */
    @Test
    void attackOneIpv6NetworkIsOneAddress() {
        limit("{ per: address, rate: 1/h, burst: 1 }");
        var good = bearer(tokens.person("orders.read"));

        assertEquals(200, askFrom("2001:db8:0:7::1", "GET", HOST, "/limited", good).status());
        assertEquals(429, askFrom("2001:DB8:0:7:ffff::2", "GET", HOST, "/limited", good).status());
        assertEquals(200, askFrom("2001:db8:0:8::1", "GET", HOST, "/limited", good).status());
    }

    /** authentik CVE-2024-47070: what cannot be read must not lead around the limit, nor into somebody else's bucket. */
    @ParameterizedTest
    @ValueSource(strings = { "unknown", "203.0.113.7, unknown", "203.0.113.7:4711", "203.0.113.300" })
    void attack11AnUnreadableAddressIsRefusedWhereItCounts(String address) {
        limit("{ per: address, rate: 1/h }");
        var good = bearer(tokens.person("orders.read"));

        assertEquals(400, askFrom(address, "GET", HOST, "/limited", good).status());
        assertEquals(0, upstream.received());
    }
}
