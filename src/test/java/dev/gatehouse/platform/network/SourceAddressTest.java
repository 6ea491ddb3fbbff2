package dev.gatehouse.platform.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceAddressTest {

    /** Whoever can spell one address in many ways must not get as many buckets. */
    @ParameterizedTest
    @CsvSource({ "192.0.2.7, 192.0.2.7", "::ffff:192.0.2.7, 192.0.2.7", "::FFFF:c000:207, 192.0.2.7",
            "2001:db8::1, 20010db800000000/64", "2001:0DB8:0:0:ffff::1, 20010db800000000/64",
            "2001:db8:0:1::1, 20010db800000001/64", "[2001:db8::1], 20010db800000000/64", "fe80::1%eth0, fe80000000000000/64",
            "::1, 0000000000000000/64" })
    void countsEverySpellingAndOfIpv6EveryHostOfANetworkAsOne(String spelled, String counted) {
        assertEquals(counted, SourceAddress.parse(spelled).orElseThrow().value());
    }

    @ParameterizedTest
    @CsvSource({ "192.0.2.7, 192.0.2.7", "::ffff:192.0.2.7, 192.0.2.7", "2001:0DB8:0:0:ffff::1, 2001:db8:0:0:ffff::1",
            "fe80::1%eth0, fe80::1" })
    void keepsTheAddressItselfInOneSpelling(String spelled, String literal) {
        assertEquals(SourceAddress.parse(literal).orElseThrow(), SourceAddress.parse(spelled).orElseThrow());
        assertNotEquals(SourceAddress.parse("2001:db8::1").orElseThrow().literal(),
                SourceAddress.parse("2001:db8::2").orElseThrow().literal());
    }

    @Test
    void tellsNetworksApart() {
        assertNotEquals(SourceAddress.parse("2001:db8:0:1::1"), SourceAddress.parse("2001:db8:0:2::1"));
        assertNotEquals(SourceAddress.parse("192.0.2.7"), SourceAddress.parse("192.0.2.8"));
        assertNotEquals(SourceAddress.parse("::ffff:192.0.2.7"), SourceAddress.parse("::ffff:192.0.2.8"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "unknown", "192.0.2.7:80", "[2001:db8::1]:80", "192.0.2", "192.0.2.256", "example.com" })
    void readsNothingElse(String text) {
        assertEquals(Optional.empty(), SourceAddress.parse(text));
    }
}
