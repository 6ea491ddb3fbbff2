package dev.gatehouse.gateway.door;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.testing.GivenPerson;
import dev.gatehouse.testing.RawHttp;

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
        return new Outcome(statusOf(reply), outcome.challenge(), outcome.identity(), outcome.login());
    }

    private RawHttp.Reply fromAStranger(String... headers) {
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
