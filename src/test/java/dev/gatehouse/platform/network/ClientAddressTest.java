package dev.gatehouse.platform.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.testing.Settings;
import io.vertx.core.MultiMap;

class ClientAddressTest {

    private static final String PROXY = "10.0.0.1";

    private final ClientAddress behindProxies = new ClientAddress(trusting("10.0.0.0/8"));

    @Test
    void countsThePersonBehindATrustedProxyAndNotTheProxy() {
        assertEquals("203.0.113.7", behindProxies.of(PROXY, List.of("203.0.113.7")));
        assertEquals("203.0.113.7", behindProxies.of(PROXY, List.of("203.0.113.7, 10.0.0.2", "10.0.0.3")));
    }

    /** What a client writes itself stands left of what the proxies saw: it must not choose the bucket. */
    @Test
    void doesNotBelieveWhatStandsLeftOfTheFirstStranger() {
        assertEquals("203.0.113.7", behindProxies.of(PROXY, List.of("198.51.100.1, 203.0.113.7")));
    }

    /** authentik CVE-2024-47070: an unreadable entry must not lead around the check. */
    @ParameterizedTest
    @CsvSource({ "unknown", "203.0.113.7:4711", "cafe", "''", "203.0.113.300" })
    void attack11FallsBackToThePeerWhenAnEntryCannotBeRead(String entry) {
        assertEquals(PROXY, behindProxies.of(PROXY, List.of(entry)));
    }

    @Test
    void believesNobodyElse() {
        assertEquals("203.0.113.9", behindProxies.of("203.0.113.9", List.of("198.51.100.1")));
        assertEquals(PROXY, new ClientAddress(trusting("")).of(PROXY, List.of("198.51.100.1")));
    }

    @Test
    void countsAnIpv6NetworkAsOneCaller() {
        assertEquals(ClientAddress.site("2001:db8::1"), ClientAddress.site("2001:db8::ffff:1"));
        assertEquals("203.0.113.7", ClientAddress.site("203.0.113.7"));
    }

    private Optional<String> told(String... forwardedFor) {
        var headers = MultiMap.caseInsensitiveMultiMap();
        List.of(forwardedFor).forEach(value -> headers.add("x-forwarded-for", value));
        return behindProxies.told(headers).map(SourceAddress::value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "203.0.113.7", "198.51.100.1, 203.0.113.7", "unreadable, 203.0.113.7",
            "203.0.113.7, 10.0.0.2", "203.0.113.7 ,10.0.0.2,10.0.0.3" })
    void aCheckIsAboutTheFirstStrangerFromTheRight(String forwardedFor) {
        assertEquals(Optional.of("203.0.113.7"), told(forwardedFor));
    }

    @Test
    void aCheckThatNamesOnlyProxiesIsAboutTheFarthest() {
        assertEquals(Optional.of("10.0.0.2"), told("10.0.0.2, 10.0.0.3"));
        assertEquals(Optional.of("203.0.113.7"), told("198.51.100.1, 203.0.113.7", "10.0.0.3"));
    }

    /** authentik CVE-2024-47070: the proxy that asks is not who sent the request, so there is nothing to fall back to. */
    @ParameterizedTest
    @ValueSource(strings = { "", " ", ",", "unknown", "203.0.113.7:4711", "[2001:db8::1]:4711", "203.0.113.300", "cafe",
            "_hidden",
            "203.0.113.7, unknown", "203.0.113.7, ", "203.0.113.7,,10.0.0.2", "localhost", "1", "0x7f000001" })
    void attack11ACheckWithAnUnreadableAddressHasNone(String forwardedFor) {
        assertEquals(Optional.empty(), told(forwardedFor));
    }

    @Test
    void attack11ACheckWithoutAnAddressHasNone() {
        assertEquals(Optional.empty(), told());
    }

    private static TrustedPeers trusting(String networks) {
        return new TrustedPeers(Settings.of(PeersConfig.class,
                networks.isEmpty() ? Map.of() : Map.of("gatehouse.gateway.trusted-peers", networks)));
    }
}
