package dev.gatehouse.platform.network;

import java.util.Optional;

import io.netty.util.NetUtil;

/** An address or a network in CIDR notation (RFC 4632). */
record Network(byte[] address, int prefix) {

    static Network parse(String written) {
        var slash = written.indexOf('/');
        var address = literal(slash < 0 ? written : written.substring(0, slash))
                .orElseThrow(() -> new IllegalArgumentException("'" + written + "' is not an address or a network"));
        var prefix = slash < 0 ? address.length * 8 : Integer.parseInt(written.substring(slash + 1));
        if (prefix < 1 || prefix > address.length * 8) {
            throw new IllegalArgumentException("'" + written + "' has an impossible prefix length");
        }
        return new Network(address, prefix);
    }

    /** The bytes of an address that is written out. A name is never looked up, however much it looks like an address. */
    static Optional<byte[]> literal(String text) {
        var zone = text.indexOf('%');
        return Optional.ofNullable(NetUtil.createByteArrayFromIpAddressString(zone < 0 ? text : text.substring(0, zone)));
    }

    boolean contains(byte[] other) {
        if (other.length != address.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            var mask = 0x80 >> bit % 8;
            if ((address[bit / 8] & mask) != (other[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
