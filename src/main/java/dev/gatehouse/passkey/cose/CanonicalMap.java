package dev.gatehouse.passkey.cose;

import java.io.ByteArrayOutputStream;

/**
 * Writes a CBOR map as CTAP2 has it ("CTAP2 canonical CBOR encoding form"): each head as short as it can be. The caller puts
 * the members in their order.
 */
final class CanonicalMap {

    private static final int UNSIGNED = 0;
    private static final int NEGATIVE = 1;
    private static final int BYTES = 2;
    private static final int MAP = 5;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    CanonicalMap(int members) {
        head(MAP, members);
    }

    CanonicalMap put(int label, int value) {
        integer(label);
        integer(value);
        return this;
    }

    CanonicalMap put(int label, byte[] value) {
        integer(label);
        head(BYTES, value.length);
        bytes.writeBytes(value);
        return this;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    private void integer(int value) {
        if (value < 0) {
            head(NEGATIVE, -1 - value);
        } else {
            head(UNSIGNED, value);
        }
    }

    /** RFC 8949 §3; nothing in a key needs more than 16 bits. */
    private void head(int type, int argument) {
        if (argument < 24) {
            bytes.write(type << 5 | argument);
        } else if (argument < 1 << 8) {
            bytes.write(type << 5 | 24);
            bytes.write(argument);
        } else {
            bytes.write(type << 5 | 25);
            bytes.write(argument >> 8);
            bytes.write(argument);
        }
    }
}
