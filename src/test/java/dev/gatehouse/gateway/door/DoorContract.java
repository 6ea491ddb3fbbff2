package dev.gatehouse.gateway.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
                - id: gw-strong
                  hosts: [gw.test]
                  paths: [/strong]
                  audience: https://gw.test
                  require: { acr: phr, max-age: 5m }
                  upstream: http://127.0.0.1:%1$d
                - { id: gw-private, hosts: [localhost], paths: [/gw-private/**] }
                """.formatted(upstream.port()));
    }

    @AfterEach
    void closeUpstream() {
        upstream.close();
    }

    @Test
    void signsAnAssertionWhereTheRouteWantsOne() {
        var outcome = ask("GET", HOST, "/orders/7", bearer(tokens.person("orders.read")));

        assertEquals(200, outcome.status());
        assertEquals(3, outcome.identity("x-auth-assertion").split("\\.").length);
    }

    @Test
    void sendsNoAssertionWhereTheRouteWantsNone() {
        var outcome = ask("GET", HOST, "/plain", bearer(tokens.person("x")));

        assertEquals(200, outcome.status());
        assertFalse(outcome.identity().containsKey("x-auth-assertion"));
    }

    @Test
    void saysWhatATokenWouldHaveToBe() {
        var outcome = ask("GET", HOST, "/orders/7");

        assertEquals(401, outcome.status());
        assertEquals(Optional.of("Bearer realm=\"https://gw.test\", scope=\"orders.read\""), outcome.challenge());
    }

    @Test
    void namesTheScopeThatIsMissing() {
        var outcome = ask("GET", HOST, "/orders/7", bearer(tokens.person("openid")));

        assertEquals(403, outcome.status());
        assertEquals(Optional.of("Bearer error=\"insufficient_scope\", scope=\"orders.read\""), outcome.challenge());
    }

    @Test
    void asksForAStrongerSignIn() {
        var outcome = ask("GET", HOST, "/strong", bearer(tokens.with("at+jwt", Map.of("acr", "pwd"))));

        assertEquals(401, outcome.status());
        assertEquals(Optional.of("Bearer error=\"insufficient_user_authentication\", acr_values=\"phr\", max_age=\"300\""),
                outcome.challenge());
    }

    @ParameterizedTest
    @CsvSource({ "GET,/elsewhere", "POST,/orders/7", "DELETE,/orders", "GET,/" })
    void refusesWhatNoRouteIsFor(String method, String target) {
        assertEquals(403, ask(method, HOST, target, bearer(tokens.person("orders.read"))).status());
    }

    @Test
    void attack9AnAnonymousRouteCarriesNoIdentityAtAll() {
        var outcome = ask("GET", HOST, "/public/x", "X-Auth-Subject: admin", "X-Auth-Scopes: everything");

        assertEquals(200, outcome.status());
        assertEquals(Map.of(), outcome.identity());
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

    /** A door for other proxies can take nothing out of what they pass on, so it refuses. */
    protected int statusOfAnAlias() {
        return 200;
    }

    @ParameterizedTest
    @ValueSource(strings = { "X_Auth_Subject", "X.Auth.Subject", "X_Auth-Subject", "X_Auth_Assertion", "X~Auth~Subject",
            "X!Auth!Subject", "X-Auth-Roles", "X-Auth-User" })
    void attack3AnAliasOrKinOfAnIdentityHeaderNeverArrives(String name) {
        var outcome = ask("GET", HOST, "/orders/7", bearer(tokens.person("orders.read")), name + ": admin");

        assertEquals(statusOfAnAlias(), outcome.status());
        assertFalse(outcome.identity().containsValue("admin"), outcome.identity().toString());
    }

    @Test
    void attack10ConnectionCannotNominateOurHeadersAway() {
        var outcome = ask("GET", HOST, "/orders/7", bearer(tokens.person("orders.read")),
                "Connection: X-Auth-Subject, X-Auth-Assertion");

        assertTrue(outcome.identity().containsKey("x-auth-subject"));
        assertTrue(outcome.identity().containsKey("x-auth-assertion"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/public/../orders/7", "/public/%2e%2e/orders/7", "/public/..%2forders", "//orders/7",
            "/public//x", "/public/%2Fx", "/public/%5Cx", "/public/\\x", "/public/;/x", "/public/x%3Bx", "/public/x%23x",
            "/public/%00", "/public/%ff", "/public/%zz", "/public/%252e%252e/x", "/public/." })
    void attack18To21And24AmbiguousPathsAreRefusedWithAndWithoutAToken(String target) {
        assertEquals(400, ask("GET", HOST, target).status());
        assertEquals(400, ask("GET", HOST, target, bearer(tokens.person("orders.read"))).status());
        assertEquals(0, upstream.received());
    }

    @ParameterizedTest
    @ValueSource(strings = { "/orders/7?x=/public/", "/orders/7?/public/../", "/orders/7?path=%2Fpublic" })
    void attack22TheQueryChangesNoJudgement(String target) {
        assertEquals(401, ask("GET", HOST, target).status());
    }

    @ParameterizedTest
    @ValueSource(strings = { "GW.TEST", "gw.test.", "Gw.Test:8443", "gw.test:80" })
    void attack23EverySpellingOfAHostIsTheSameHost(String host) {
        assertEquals(401, ask("GET", host, "/orders/7").status());
        assertEquals(200, ask("GET", host, "/public/x").status());
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
