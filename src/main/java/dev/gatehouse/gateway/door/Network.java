package dev.gatehouse.gateway.door;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** An address or a network in CIDR notation (RFC 4632). */
record Network(byte[] address, int prefix) {

    private static final Pattern LITERAL = Pattern.compile("[0-9a-fA-F:.]+");

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

    /** The bytes of an address that is written out; a name is never looked up. */
    static Optional<byte[]> literal(String text) {
        try {
            return LITERAL.matcher(text).matches() ? Optional.of(InetAddress.getByName(text).getAddress())
                    : Optional.empty();
        } catch (UnknownHostException malformed) {
            return Optional.empty();
        }
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
