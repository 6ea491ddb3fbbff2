package dev.gatehouse.gateway.handoff;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.gateway.HostName;
import dev.gatehouse.platform.OpaqueToken;
import dev.gatehouse.platform.ReturnTo;
import io.netty.handler.codec.http.QueryStringDecoder;

class DestinationTest {

    private static final OpaqueToken BROWSER = OpaqueToken.of("b".repeat(43));
    private static final String HASH = Base64.getUrlEncoder().withoutPadding().encodeToString(BROWSER.hash().bytes());

    private static Destination of(String target) {
        return Destination.of(new HostName("app.example.test"), new ReturnTo(target), BROWSER);
    }

    private static Optional<Destination> parse(String host, String target, String browser) {
        return Destination.parse(host, Base64.getUrlEncoder().encodeToString(target.getBytes(UTF_8)), browser);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/", "/orders/7?a=b&c=%20d", "/x?a=1&a=2&host=evil.test&target=x" })
    void survivesItsAddress(String target) {
        var sent = of(target);
        var read = new QueryStringDecoder(sent.path()).parameters();

        var back = Destination.parse(read.get("host").getFirst(), read.get("target").getFirst(),
                read.get("browser").getFirst());

        assertEquals(target, back.orElseThrow().request().target());
        assertEquals("app.example.test", back.orElseThrow().request().host().value());
        assertArrayEquals(BROWSER.hash().bytes(), back.orElseThrow().browserHash());
    }

    /** The longest that is kept fits into the login page's own address, and that into a request line of 8 KiB. */
    @Test
    void fitsIntoWhatComesAfter() {
        var host = new HostName("a".repeat(63) + ".example.test");
        var longest = Destination.of(host, new ReturnTo("/" + "%20".repeat(933)), BROWSER);

        assertEquals(2_800, longest.request().target().length());
        assertTrue(ReturnTo.parse(longest.confirmedPath()).isPresent());
        assertTrue(URLEncoder.encode(longest.confirmedPath(), UTF_8).length() < 8_000);
        assertEquals("/", of("/" + "x".repeat(2_800)).request().target());
    }

    @ParameterizedTest
    @ValueSource(strings = { "https://evil.test/", "//evil.test", "/\\evil.test", "evil", "", "/x y", "/x\r\nSet-Cookie: a=b" })
    void attack63ATargetThatLeadsAwayIsNone(String target) {
        assertEquals(Optional.empty(), parse("app.example.test", target, HASH));
    }

    @ParameterizedTest
    @CsvSource({ "evil.test/x", "a@evil.test", "evil.test#x", "evil.test?x", "'a b'", "''", "a..b", "http://evil.test" })
    void attack13AHostThatIsNoNameIsNone(String host) {
        assertEquals(Optional.empty(), parse(host, "/", HASH));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "x", "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb+", "????" })
    void attackWithoutTheHashOfABrowserItIsNone(String browser) {
        assertEquals(Optional.empty(), parse("app.example.test", "/", browser));
        assertEquals(Optional.empty(), Destination.parse("app.example.test", "no base64url!", HASH));
    }

    /** Coming back to the start of a hand-off would go on for ever. */
    @ParameterizedTest
    @ValueSource(strings = { "/gateway/session", "/gateway/session?code=x", "/gateway/session?return_to=%2F" })
    void attackNobodyComesBackToTheHandoffItself(String target) {
        assertEquals("/", of(target).request().target());
    }
}
