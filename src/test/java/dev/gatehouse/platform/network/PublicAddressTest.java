package dev.gatehouse.platform.network;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressTest {

    private static boolean isPublic(String literal) throws UnknownHostException {
        return PublicAddress.is(InetAddress.getByName(literal));
    }

    @ParameterizedTest
    @ValueSource(strings = { "1.1.1.1", "172.15.255.255", "172.32.0.1", "100.63.0.1", "169.253.0.1", "223.255.255.254",
            "2606:4700::1111",
            "2a00:1450:4001::1", "::ffff:1.1.1.1" })
    void knowsTheInternet(String address) throws UnknownHostException {
        assertTrue(isPublic(address));
    }

    /**
     * Itself, the neighbours, the cloud's metadata, the carrier, documentation, multicast; and IPv6 that hides an IPv4 address.
     */
    @ParameterizedTest
    @ValueSource(strings = { "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1",
            "169.254.169.254", "100.64.0.1", "192.0.0.8", "192.0.2.1", "198.18.0.1", "224.0.0.1", "255.255.255.255", "::1",
            "::",
            "fe80::1", "fc00::1", "fd00:ec2::254", "ff02::1", "::ffff:10.0.0.1", "::10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::",
            "2001:0:a00:1::", "2001:db8::1" })
    void attackKnowsWhatOnlyInsidersReach(String address) throws UnknownHostException {
        assertFalse(isPublic(address));
    }
}
