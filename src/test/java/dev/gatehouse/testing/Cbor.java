package dev.gatehouse.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes the little CBOR (RFC 8949) that an authenticator speaks: integers, byte strings, text, maps in the order given. */
public final class Cbor {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private Cbor() {
    }

    /** A map from alternating keys and values: {@code Integer}, {@code String}, {@code byte[]} or {@code Map}. */
    public static byte[] map(Object... keysAndValues) {
        var entries = new LinkedHashMap<Object, Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            entries.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        var cbor = new Cbor();
        cbor.write(entries);
        return cbor.bytes.toByteArray();
    }

    private void write(Object value) {
        switch (value) {
            case Integer number -> head(number < 0 ? 1 : 0, number < 0 ? -1 - number : number);
            case byte[] string -> {
                head(2, string.length);
                bytes.writeBytes(string);
            }
            case String text -> {
                head(3, text.getBytes(UTF_8).length);
                bytes.writeBytes(text.getBytes(UTF_8));
            }
            case Map<?, ?> map -> {
                head(5, map.size());
                map.forEach((key, item) -> {
                    write(key);
                    write(item);
                });
            }
            default -> throw new IllegalArgumentException("cannot write " + value.getClass());
        }
    }

    private void head(int major, int length) {
        int type = major << 5;
        if (length < 24) {
            bytes.write(type | length);
        } else if (length < 1 << 8) {
            bytes.write(type | 24);
            bytes.write(length);
        } else {
            bytes.write(type | 25);
            bytes.write(length >> 8);
            bytes.write(length);
        }
    }
}
