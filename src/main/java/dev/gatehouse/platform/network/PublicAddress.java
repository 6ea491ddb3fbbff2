package dev.gatehouse.platform.network;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells an address of the internet from one that only somebody inside can reach (IANA special-purpose registries, RFC 6890):
 * who makes us fetch from it would ask through us what they may not ask themselves. Of IPv4 the special ranges are named; of
 * IPv6 what is not global unicast, or carries an IPv4 address inside, is not public.
 */
final class PublicAddress {

    private static final List<Network> SPECIAL_IPV4 = networks("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8",
            "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4");
    private static final Network GLOBAL_IPV6 = Network.parse("2000::/3");
    private static final List<Network> SPECIAL_IPV6 = networks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    private PublicAddress() {
    }

    private static List<Network> networks(String... written) {
        return Stream.of(written).map(Network::parse).toList();
    }

    /** An IPv6 spelling of an IPv4 address is that address to Java (RFC 4291 §2.5.5.2). */
    static boolean is(InetAddress address) {
        var bytes = address.getAddress();
        return address instanceof Inet4Address ? !isIn(SPECIAL_IPV4, bytes)
                : GLOBAL_IPV6.contains(bytes) && !isIn(SPECIAL_IPV6, bytes);
    }

    private static boolean isIn(List<Network> networks, byte[] address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }
}
