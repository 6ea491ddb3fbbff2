package dev.gatehouse.platform.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.testing.Settings;

class TrustedPeersTest {

    @ParameterizedTest
    @CsvSource({ "10.0.0.0/8,10.255.0.1,true", "10.0.0.0/8,11.0.0.1,false", "10.1.2.3,10.1.2.3,true", "10.1.2.3,10.1.2.4,false",
            "10.0.0.0/9,10.128.0.1,false", "::1,::1,true", "2001:db8::/32,2001:db8:1::1,true",
            "2001:db8::/32,2001:db9::1,false",
            "127.0.0.1,::1,false" })
    void knowsItsNetwork(String network, String address, boolean expected) {
        assertEquals(expected, Network.parse(network).contains(Network.literal(address).orElseThrow()));
    }

    /** oauth2-proxy CVE-2026-76835: without a list of proxies everybody was one. */
    @Test
    void attack2WithoutAListNobodyIsTrusted() {
        var config = Settings.of(PeersConfig.class, Map.of());

        assertEquals(List.of(), TrustedPeers.networks(config));
        assertFalse(new TrustedPeers(config).include("127.0.0.1"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "localhost", "proxy.example.com", "cafe", "ad.be", "10.0.0.0/33", "10.0.0.0/0", "0.0.0.0/0", "",
            "10.0.0.0/x" })
    void refusesNamesAndEverybody(String written) {
        assertThrows(IllegalArgumentException.class, () -> Network.parse(written));
    }
}
