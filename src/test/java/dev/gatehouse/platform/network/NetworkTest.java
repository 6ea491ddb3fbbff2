package dev.gatehouse.platform.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

    @ParameterizedTest
    @CsvSource({ "10.0.0.0/8,10.255.255.255,true", "10.0.0.0/8,11.0.0.0,false", "192.168.1.128/25,192.168.1.128,true",
            "192.168.1.128/25,192.168.1.127,false", "192.168.1.1,192.168.1.1,true", "192.168.1.1,192.168.1.2,false",
            "192.168.1.1/32,192.168.1.1,true", "128.0.0.0/1,255.0.0.1,true", "128.0.0.0/1,127.0.0.1,false",
            "2001:db8::/32,2001:db8:ffff::1,true", "2001:db8::/32,2001:db9::1,false", "::1,::1,true", "fd00::/8,fe00::1,false",
            "10.1.2.3/8,10.9.9.9,true" })
    void holdsWhatSharesItsPrefix(String network, String address, boolean inside) {
        assertEquals(inside, Network.parse(network).contains(Network.literal(address).orElseThrow()));
    }

    @Test
    void anAddressOfTheOtherFamilyIsNeverInside() {
        assertEquals(false, Network.parse("10.0.0.0/8").contains(Network.literal("a00::").orElseThrow()));
        assertEquals(false, Network.parse("a00::/8").contains(Network.literal("10.0.0.1").orElseThrow()));
    }

    /** Everybody is not a network of peers, and a name could be anybody tomorrow. */
    @ParameterizedTest
    @ValueSource(strings = { "0.0.0.0/0", "::/0", "10.0.0.0/33", "::1/129", "10.0.0.0/-1", "10.0.0.0/", "10.0.0.0/x", "/8", "",
            "localhost", "10.0.0", "10.0.0.256", "a name", "proxy.example.org", "10.0.0.0/8/8" })
    void refusesWhatIsNone(String written) {
        assertThrows(IllegalArgumentException.class, () -> Network.parse(written));
    }

    @Test
    void aZoneSaysWhereAndNotWho() {
        assertTrue(Network.parse("fe80::1").contains(Network.literal("fe80::1%eth0").orElseThrow()));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "localhost", "1", "0x7f000001", "127.1", "example.org", "%eth0" })
    void looksUpNoName(String text) {
        assertTrue(Network.literal(text).isEmpty());
    }
}
