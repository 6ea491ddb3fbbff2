package dev.gatehouse.platform.network;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

import io.netty.util.NetUtil;

/**
 * The address of who sent a request, as limits count it: an IPv4 address, or of IPv6 the network, because one caller has all of
 * its addresses. However it is spelled, it is the same one.
 *
 * @param literal the address itself, in the usual spelling: for the audit trail, where a network is too little
 */
public record SourceAddress(String value, String literal) {

    private static final int IPV4_BYTES = 4;
    private static final int IPV6_SITE_BYTES = 8;
    private static final byte[] IPV4_MAPPED = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xff };

    /** Reads an address that is written out, without a port; empty when it is none. */
    public static Optional<SourceAddress> parse(String text) {
        return Network.literal(text).map(bytes -> of(bytes));
    }

    private static SourceAddress of(byte[] address) {
        if (address.length == IPV4_BYTES) {
            return ofOne(NetUtil.bytesToIpAddress(address));
        }
        if (Arrays.equals(address, 0, IPV4_MAPPED.length, IPV4_MAPPED, 0, IPV4_MAPPED.length)) {
            return ofOne(NetUtil.bytesToIpAddress(address, IPV4_MAPPED.length, IPV4_BYTES));
        }
        return new SourceAddress(HexFormat.of().formatHex(address, 0, IPV6_SITE_BYTES) + "/64",
                NetUtil.bytesToIpAddress(address));
    }

    private static SourceAddress ofOne(String address) {
        return new SourceAddress(address, address);
    }
}
