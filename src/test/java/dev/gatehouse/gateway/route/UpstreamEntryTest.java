package dev.gatehouse.gateway.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.platform.policy.PolicyError;
import dev.gatehouse.platform.policy.PolicyText;

class UpstreamEntryTest {

    private static Optional<Upstream> read(String keys) {
        return UpstreamEntry.read(PolicyText.parse("{ " + keys + " }"));
    }

    @ParameterizedTest
    @CsvSource({ "http://orders,orders,80,false", "https://orders,orders,443,true", "http://orders:8080,orders,8080,false",
            "https://10.0.0.7:8443,10.0.0.7,8443,true", "http://[::1]:9000,[::1],9000,false" })
    void readsWhereToSendARequest(String address, String host, int port, boolean tls) {
        var upstream = read("upstream: '" + address + "'").orElseThrow();

        assertEquals(host, upstream.host());
        assertEquals(port, upstream.port());
        assertEquals(tls, upstream.tls());
        assertEquals((tls ? "https://" : "http://") + host + ":" + port, upstream.name());
    }

    @Test
    void hasHalfAMinuteAndNoWebSocketsUnlessTold() {
        var plain = read("upstream: 'http://orders'").orElseThrow();
        var told = read("upstream: 'http://orders', timeout: 2s, websocket: true").orElseThrow();

        assertEquals(Duration.ofSeconds(30), plain.timeout());
        assertFalse(plain.websocket());
        assertEquals(Duration.ofSeconds(2), told.timeout());
        assertTrue(told.websocket());
    }

    /** A path would be joined with the request's in one of several ways; credentials in an address end up in logs. */
    @ParameterizedTest
    @ValueSource(strings = { "orders", "orders:8080", "//orders", "ftp://orders", "http://orders/", "http://orders/api",
            "http://orders?x=1", "http://orders#x", "http://user:secret@orders", "http://", "http://or ders", "http:orders" })
    void refusesAnAddressThatIsMoreOrLessThanThat(String address) {
        var error = assertThrows(PolicyError.class, () -> read("upstream: '" + address + "'"));

        assertTrue(error.getMessage().contains("is not an address of an upstream"), error.getMessage());
    }

    /** What only the built-in proxy can enforce must not stand where another proxy passes the request on. */
    @ParameterizedTest
    @ValueSource(strings = { "timeout: 5s", "websocket: true", "websocket: false", "cors: { origins: ['https://a.test'] }" })
    void refusesWhatNobodyWouldEnforce(String keys) {
        var error = assertThrows(PolicyError.class, () -> read(keys));

        assertTrue(error.getMessage().contains("enforced by the built-in proxy only"), error.getMessage());
    }

    @Test
    void isNowhereWhenNothingIsSaid() {
        assertEquals(Optional.empty(), read("id: a"));
        assertEquals(Optional.empty(), UpstreamEntry.cors(PolicyText.parse("{ id: a }")));
    }

    @Test
    void readsTheOriginsWhoseScriptsMayCall() {
        var cors = UpstreamEntry.cors(PolicyText.parse(
                "{ cors: { origins: ['https://shop.test', 'http://localhost:3000'] } }")).orElseThrow();

        assertEquals(Set.of("https://shop.test", "http://localhost:3000"), cors.origins());
        assertTrue(cors.allows("https://shop.test"));
        assertFalse(cors.allows("https://shop.test.evil.example"));
        assertFalse(cors.allows("null"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "*", "null", "shop.test", "https://shop.test/", "https://shop.test/app", "https://shop.test?x",
            "https://a@shop.test", "https://", "https://*.shop.test/x" })
    void refusesWhatIsNoOrigin(String origin) {
        var policy = PolicyText.parse("{ cors: { origins: ['" + origin + "'] } }");

        var error = assertThrows(PolicyError.class, () -> UpstreamEntry.cors(policy));

        assertTrue(error.getMessage().contains("is not a web origin"), error.getMessage());
    }
}
