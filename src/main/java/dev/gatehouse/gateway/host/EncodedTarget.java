package dev.gatehouse.gateway.host;

import java.net.URI;
import java.net.URISyntaxException;

import dev.gatehouse.gateway.AmbiguousRequest;

/**
 * The target of a request for our own pages, as frameworks want it. Browsers send some signs of a query as they are that RFC
 * 3986 §3.4 wants encoded (WHATWG URL, query percent-encode set); a path has to be right as it is. What goes to an upstream is
 * not touched.
 */
final class EncodedTarget {

    private static final String ALLOWED = "-._~!$&'()*+,;=:@/?";

    private EncodedTarget() {
    }

    static String of(String target) {
        if (target.indexOf('#') >= 0) {
            throw new AmbiguousRequest("fragment");
        }
        var mark = target.indexOf('?');
        var encoded = mark < 0 ? target : target.substring(0, mark + 1) + query(target.substring(mark + 1));
        try {
            new URI(encoded);
            return encoded;
        } catch (URISyntaxException malformed) {
            throw new AmbiguousRequest("character or percent encoding in path");
        }
    }

    private static String query(String query) {
        var encoded = new StringBuilder(query.length() + 16);
        for (int i = 0; i < query.length(); i++) {
            var c = query.charAt(i);
            if (c > '~' || isAllowed(c) || c == '%' && isOctet(query, i)) {
                encoded.append(c);
            } else {
                encoded.append('%').append(hex(c >> 4)).append(hex(c & 0x0f));
            }
        }
        return encoded.toString();
    }

    private static boolean isAllowed(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || ALLOWED.indexOf(c) >= 0;
    }

    private static boolean isOctet(String query, int at) {
        return at + 2 < query.length() && isHex(query.charAt(at + 1)) && isHex(query.charAt(at + 2));
    }

    private static boolean isHex(char c) {
        return c < 0x80 && Character.digit(c, 16) >= 0;
    }

    private static char hex(int digit) {
        return Character.toUpperCase(Character.forDigit(digit, 16));
    }
}
