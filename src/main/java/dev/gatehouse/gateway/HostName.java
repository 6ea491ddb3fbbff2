package dev.gatehouse.gateway;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The host a request is for: lower case, without a trailing dot and without a port, so that no spelling of a host
 * reaches another route (RFC 9110 §4.2.3, RFC 3986 §6.2.2.1).
 */
public record HostName(String value) {

    private static final int LONGEST = 253;
    private static final Pattern NAME = Pattern
            .compile("[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*");
    private static final Pattern IPV6 = Pattern.compile("\\[[0-9a-f:.]+]");

    public HostName {
        value = withoutTrailingDot(withoutPort(value)).toLowerCase(Locale.ROOT);
        if (value.length() > LONGEST || !NAME.matcher(value).matches() && !IPV6.matcher(value).matches()) {
            throw new AmbiguousRequest("host");
        }
    }

    private static String withoutPort(String authority) {
        var colon = authority.lastIndexOf(':');
        if (colon < 0 || authority.endsWith("]")) {
            return authority;
        }
        var port = authority.substring(colon + 1);
        if (port.isEmpty() || port.length() > 5 || !port.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new AmbiguousRequest("port");
        }
        return authority.substring(0, colon);
    }

    private static String withoutTrailingDot(String name) {
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    /** The pattern that covers all hosts beside this one: its first label replaced by a star. */
    public String wildcard() {
        var dot = value.indexOf('.');
        return dot < 0 ? "" : "*" + value.substring(dot);
    }

    @Override
    public String toString() {
        return value;
    }
}
