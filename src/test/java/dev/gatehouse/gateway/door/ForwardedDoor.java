package dev.gatehouse.gateway.door;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.account.revocation.RevocationKind;
import dev.gatehouse.testing.GivenGrant;
import dev.gatehouse.testing.GivenPerson;
import dev.gatehouse.testing.RawHttp;
import io.quarkus.vertx.VertxContextSupport;

/** What the forward-auth doors have in common: a trusted proxy asks about a request that it holds. */
abstract class ForwardedDoor extends DoorContract {

    /** The head of the question about a request, as this door's proxies ask it. */
    abstract List<String> question(String method, String host, String target);

    /** For the doors that read the request off headers. */
    static List<String> inHeaders(String door, String method, String host, String target) {
        return List.of("GET " + door + " HTTP/1.1", "Host: gatehouse.internal:8080",
                "X-Forwarded-Method: " + method, "X-Forwarded-Proto: https", "X-Forwarded-Host: " + host,
                "X-Forwarded-Uri: " + target);
    }

    RawHttp.Reply forward(String method, String host, String target, String... headers) {
        var lines = new ArrayList<>(question(method, host, target));
        lines.addAll(List.of(headers));
        return RawHttp.send(port, lines.toArray(String[]::new));
    }

    /** What a door said; its identity headers are what a proxy would copy. */
    static Outcome outcome(RawHttp.Reply reply) {
        return new Outcome(reply.status(), reply.header("WWW-Authenticate"),
                reply.status() == 200 ? identity(reply) : Map.of(),
                reply.header("Location").or(() -> reply.header("X-Auth-Redirect")));
    }

    @Override
    protected Outcome ask(String method, String host, String target, String... headers) {
        var reply = forward(method, host, target, headers);
        var outcome = outcome(reply);
        return new Outcome(statusOf(reply), outcome.challenge(), outcome.identity(), outcome.login()).with(limits(reply));
    }

    /** A question from an address that is not trusted. */
    RawHttp.Reply fromAStranger(String... headers) {
        var question = question("GET", HOST, "/public/x");
        var lines = new ArrayList<>(List.of(question.getFirst(), "Host: " + HOST));
        lines.addAll(List.of(headers));
        return RawHttp.sendFrom("127.0.0.2", port, lines.toArray(String[]::new));
    }

    /** oauth2-proxy CVE-2026-40575: a client that names its own path picks a rule that skips authentication. */
    @Test
    void attack1AStrangerMayNotAskWhateverItSays() {
        var named = List.of("X-Forwarded-Method: GET", "X-Forwarded-Proto: https", "X-Forwarded-Host: gw.test",
                "X-Forwarded-Uri: /public/x");
        var token = bearer(tokens.person("orders.read"));

        assertEquals(400, statusOf(fromAStranger()));
        assertEquals(400, statusOf(fromAStranger(token)));
        assertEquals(400, statusOf(fromAStranger(named.toArray(String[]::new))));
        assertEquals(400,
                statusOf(fromAStranger("X-Original-Method: GET", "X-Original-URL: https://gw.test/public/x", token)));
    }

    RawHttp.Reply fromAnUnknownAddress(String target, String... headers) {
        var lines = new ArrayList<>(question("GET", HOST, target));
        lines.addAll(List.of(headers));
        return RawHttp.sendFrom("127.0.0.2", port, lines.toArray(String[]::new));
    }

    private String asking(Map<String, Object> differing) {
        var claims = new HashMap<String, Object>(Map.of("sub", "gw-edge", "client_id", "gw-edge", "scope", "gateway.check",
                "aud", "http://localhost:" + port));
        List.of("sid", "auth_time", "acr", "amr").forEach(ofAPerson -> claims.put(ofAPerson, null));
        claims.putAll(differing);
        return AskingPeers.AUTHORIZATION + ": Bearer " + tokens.with("at+jwt", claims);
    }

    @Test
    void aProxyThatIsKnownByATokenOfItsOwnMayAsk() {
        var itsOwn = AskingPeers.AUTHORIZATION + ": Bearer " + given().auth().preemptive().basic("gw-edge", GivenGrant.SECRET)
                .formParam("grant_type", "client_credentials").formParam("scope", "gateway.check").post("/oauth2/token")
                .then().statusCode(200).extract().<String> path("access_token");

        var open = fromAnUnknownAddress("/public/x", itsOwn);
        var known = fromAnUnknownAddress("/orders/7", itsOwn, bearer(tokens.person("orders.read")));

        assertEquals(200, open.status());
        assertEquals(Map.of(), outcome(open).identity());
        assertEquals(200, known.status());
        assertEquals("gw-app", outcome(known).identity("x-auth-client"));
        assertEquals(401, fromAnUnknownAddress("/orders/7", itsOwn).status(), "whoever asks is not who is asked about");
    }

    @Test
    void attack2ATokenThatDoesNotCountIsNoLeaveToAsk() {
        var spelledOtherwise = asking(Map.of()).replace("X-Gatehouse-", "X_Gatehouse_");
        var bad = List.of(asking(Map.of("scope", "orders.read")), asking(Map.of("scope", "gateway.checks")),
                asking(Map.of("aud", List.of("https://gw.test"))), asking(Map.of("exp", Instant.now().getEpochSecond() - 1)),
                asking(Map.of("sub", UUID.randomUUID().toString(), "sid", UUID.randomUUID().toString())),
                asking(Map.of("sub", UUID.randomUUID().toString())), asking(Map.of("client_id", "gw-gone", "sub", "gw-gone")),
                asking(Map.of()).replace("Bearer ", "Basic "), asking(Map.of()) + "x", AskingPeers.AUTHORIZATION + ":",
                spelledOtherwise);

        assertEquals(200, fromAnUnknownAddress("/public/x", asking(Map.of())).status());
        for (var header : bad) {
            assertEquals(400, statusOf(fromAnUnknownAddress("/public/x", header)), header);
            assertEquals(400, statusOf(forward("GET", HOST, "/public/x", header)), "nor at a trusted address: " + header);
        }
        assertEquals(400, statusOf(fromAnUnknownAddress("/public/x", asking(Map.of()), asking(Map.of()))));
        assertEquals(400, statusOf(fromAnUnknownAddress("/public/x", asking(Map.of()).replace("X-Gatehouse-", ""))));
    }

    @Test
    void aRevokedTokenOfAProxyAsksNoMore() throws Throwable {
        var jti = UUID.randomUUID().toString();
        var token = asking(Map.of("jti", jti));
        assertEquals(200, fromAnUnknownAddress("/public/x", token).status());

        VertxContextSupport.subscribeAndAwait(() -> revoker.revoke(RevocationKind.TOKEN, jti,
                Instant.now().plus(Duration.ofMinutes(10))));

        assertEquals(400, statusOf(fromAnUnknownAddress("/public/x", token)));
    }

    /** Traefik CVE-2026-39858, CVE-2026-35051: another way to say the same, read by somebody behind the check. */
    @ParameterizedTest
    @ValueSource(strings = { "X-HTTP-Method-Override: DELETE", "X-HTTP-Method: DELETE", "X-Method-Override: DELETE",
            "x_http_method_override: DELETE", "X-Original-URL: /public/x", "X-Original-URI: /public/x",
            "X-Original-Host: other.test", "X-Rewrite-URL: /public/x", "X-Forwarded-Prefix: /public", "X-Host: other.test",
            "X-Envoy-Original-Path: /public/x", "Forwarded: host=other.test;proto=https;path=/public/x",
            "forwarded: for=10.0.0.1" })
    void attack6And7NothingSaysItInAnotherWay(String header) {
        var token = bearer(tokens.person("orders.read"));

        assertEquals(400, ask("GET", HOST, "/orders/7", token, header).status());
        assertEquals(400, ask("GET", HOST, "/public/x", header).status());
        assertEquals(200, ask("GET", HOST, "/orders/7", token).status());
    }

    @ParameterizedTest
    @ValueSource(strings = { "X-Forwarded-Uri: /public/x", "X-Forwarded-Host: gw.test", "X-Forwarded-Method: GET" })
    void attack5ADuplicateForwardedHeaderIsAmbiguous(String line) {
        assertEquals(400, ask("GET", HOST, "/orders/7", line).status());
    }

    /** Envoy CVE-2023-27487, CVE-2024-45806: what only Envoy itself says, said by a client. */
    @ParameterizedTest
    @ValueSource(strings = { "x-envoy-original-path: /public/x", "X-Envoy-Original-URL: /public/x",
            "x-original-path: /public/x",
            "x-envoy-original-host: other.test", "x-envoy-original-method: GET", "x-envoy-original-dst-host: 10.0.0.9:80",
            "X_Envoy_Original_Path: /public/x" })
    void attack15AHeaderOfTheProxyItselfIsRefused(String header) {
        assertEquals(400, ask("GET", HOST, "/public/x", header).status());
    }

    /** Oathkeeper CVE-2026-33495: no rule depends on the scheme, so nobody gains by saying another one. */
    @ParameterizedTest
    @ValueSource(strings = { "http", "https", "ws", "wss" })
    void attack8TheSchemeChangesNoJudgement(String scheme) {
        var lines = new ArrayList<>(question("GET", HOST, "/orders/7"));
        lines.removeIf(line -> line.startsWith("X-Forwarded-Proto"));
        lines.add("X-Forwarded-Proto: " + scheme);

        assertEquals(401, RawHttp.send(port, lines.toArray(String[]::new)).status());
        lines.add(bearer(tokens.person("orders.read")));
        assertEquals(200, RawHttp.send(port, lines.toArray(String[]::new)).status());
    }

    /** authentik CVE-2026-25748: a session cookie that cannot be read must not become a yes without an identity. */
    @ParameterizedTest
    @ValueSource(strings = { "x", "", "%00", "\"quoted\"", "a=b", "../../etc" })
    void attack12AMalformedSessionCookieIsNobody(String value) {
        assertEquals(401, ask("GET", "localhost", "/gw-private/x", "Cookie: " + GivenPerson.COOKIE + "=" + value).status());
    }

    @Test
    void attack17ACookieAndATokenAtOnceAreNone() {
        var person = GivenPerson.signedIn("Grace");

        var reply = ask("GET", "localhost", "/gw-private/x", "Cookie: " + GivenPerson.COOKIE + "=" + person.cookie(),
                bearer(tokens.person("openid")));

        assertEquals(400, reply.status());
    }

    @Test
    void takesTheSessionOnTheIssuersHostAndOnlyThere() {
        var person = GivenPerson.signedIn("Ada");
        var cookie = "Cookie: other=1; " + GivenPerson.COOKIE + "=" + person.cookie();

        var here = forward("GET", "localhost", "/gw-private/x", cookie);
        var elsewhere = forward("GET", HOST, "/orders/7", cookie);

        assertEquals(200, here.status());
        assertEquals(Optional.of(person.account().toString()), here.header("X-Auth-Subject"));
        assertEquals(401, elsewhere.status());
    }

    @ParameterizedTest
    @ValueSource(strings = { "?q={a}", "?q=a|b", "?q=^a", "?q=[1]&r=`x`", "?q=a\\b", "?q=<x>\"'" })
    void takesAQueryAsBrowsersSendIt(String query) {
        assertEquals(200,
                ask("GET", HOST, "/orders/7" + query, bearer(tokens.person("orders.read"))).status());
    }

    int statusOf(RawHttp.Reply reply) {
        return reply.status();
    }

    private static Map<String, String> identity(RawHttp.Reply reply) {
        return reply.headers().stream().filter(line -> line.toLowerCase(Locale.ROOT).matches("x-auth-.*: .+"))
                .collect(Collectors.toMap(line -> line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT),
                        line -> line.substring(line.indexOf(':') + 1).strip()));
    }
}
