package dev.gatehouse.gateway.door;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.testing.RawHttp;

/** What the forward-auth doors have in common: a trusted proxy asks about a request that it holds. */
abstract class ForwardedDoor extends DoorContract {

    abstract String door();

    RawHttp.Reply forward(String method, String host, String target, String... headers) {
        var lines = new ArrayList<>(List.of("GET " + door() + " HTTP/1.1", "Host: gatehouse.internal:8080",
                "X-Forwarded-Method: " + method, "X-Forwarded-Proto: https", "X-Forwarded-Host: " + host,
                "X-Forwarded-Uri: " + target));
        lines.addAll(List.of(headers));
        return RawHttp.send(port, lines.toArray(String[]::new));
    }

    @Override
    protected Outcome ask(String method, String host, String target, String... headers) {
        var reply = forward(method, host, target, headers);
        return new Outcome(statusOf(reply), reply.header("WWW-Authenticate"),
                reply.status() == 200 ? identity(reply) : Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = { "?q={a}", "?q=a|b", "?q=^a", "?q=[1]&r=`x`", "?q=a\\b", "?q=<x>\"'" })
    void takesAQueryAsBrowsersSendIt(String query) {
        assertEquals(200,
                ask("GET", HOST, "/orders/7" + query, "Authorization: Bearer " + tokens.person("orders.read")).status());
    }

    @Override
    protected int statusOfAnAlias() {
        return 400;
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
