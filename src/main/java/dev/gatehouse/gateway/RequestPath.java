package dev.gatehouse.gateway;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The path of a request, as it was sent and as decoded segments to match. Whatever a proxy and an upstream might read
 * differently is refused instead of repaired: dot segments, empty segments, encoded separators, matrix parameters,
 * anything outside RFC 3986 {@code pchar}. A letter that is merely encoded is decoded before it is matched (RFC 3986
 * §6.2.2.2).
 */
public final class RequestPath {

    private static final String SUB_DELIMS_BUT_SEMICOLON = "!$&'()*+,=:@";
    private static final String ENCODED_SEPARATORS = "/\\;#%.?";
    private static final int LONGEST = 8192;

    private final String text;
    private final List<String> segments;

    private RequestPath(String text, List<String> segments) {
        this.text = text;
        this.segments = segments;
    }

    public static RequestPath of(String path) {
        if (path.isEmpty() || path.charAt(0) != '/') {
            throw new AmbiguousRequest("not an origin-form target");
        }
        if (path.length() > LONGEST) {
            throw new AmbiguousRequest("path too long");
        }
        return new RequestPath(path, segmentsOf(path));
    }

    private static List<String> segmentsOf(String path) {
        var segments = new ArrayList<String>(8);
        var start = 1;
        while (true) {
            var slash = path.indexOf('/', start);
            var end = slash < 0 ? path.length() : slash;
            if (start == end && slash >= 0) {
                throw new AmbiguousRequest("empty segment");
            }
            if (start < end) {
                segments.add(segment(path.substring(start, end)));
            }
            if (slash < 0) {
                return List.copyOf(segments);
            }
            start = slash + 1;
        }
    }

    private static String segment(String raw) {
        if (raw.equals(".") || raw.equals("..")) {
            throw new AmbiguousRequest("dot segment");
        }
        var encoded = false;
        for (int i = 0; i < raw.length(); i++) {
            var c = raw.charAt(i);
            if (c == '%') {
                encoded = true;
            } else if (!isPlain(c)) {
                throw new AmbiguousRequest("character in path");
            }
        }
        return encoded ? decoded(raw) : raw;
    }

    private static boolean isPlain(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '.' || c == '_'
                || c == '~' || SUB_DELIMS_BUT_SEMICOLON.indexOf(c) >= 0;
    }

    private static String decoded(String raw) {
        var bytes = ByteBuffer.allocate(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            var c = raw.charAt(i);
            if (c == '%') {
                bytes.put(octet(raw, i));
                i += 2;
            } else {
                bytes.put((byte) c);
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException notText) {
            throw new AmbiguousRequest("encoded bytes are not UTF-8");
        }
    }

    private static byte octet(String raw, int at) {
        if (at + 2 >= raw.length() || !HexFormat.isHexDigit(raw.charAt(at + 1))
                || !HexFormat.isHexDigit(raw.charAt(at + 2))) {
            throw new AmbiguousRequest("percent encoding");
        }
        var octet = HexFormat.fromHexDigits(raw, at + 1, at + 3);
        if (octet < 0x20 || octet == 0x7f || ENCODED_SEPARATORS.indexOf(octet) >= 0) {
            throw new AmbiguousRequest("encoded separator or control character");
        }
        return (byte) octet;
    }

    /** Decoded segments. A trailing slash adds none: most upstreams take both spellings for the same, so a rule has to. */
    public List<String> segments() {
        return segments;
    }

    /** As it was sent. */
    @Override
    public String toString() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RequestPath path && path.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
