package dev.gatehouse.gateway.grpc;

import java.nio.charset.StandardCharsets;

import io.vertx.core.buffer.Buffer;

/** Writes one message in the wire format of Protocol Buffers (protobuf.dev, Encoding). */
final class ProtobufWriter {

    private static final int VARINT = 0;
    private static final int LENGTH_DELIMITED = 2;

    private final Buffer bytes = Buffer.buffer();

    ProtobufWriter number(int number, int value) {
        tag(number, VARINT);
        varint(value);
        return this;
    }

    ProtobufWriter text(int number, String value) {
        return delimited(number, Buffer.buffer(value.getBytes(StandardCharsets.UTF_8)));
    }

    ProtobufWriter message(int number, ProtobufWriter value) {
        return delimited(number, value.bytes);
    }

    private ProtobufWriter delimited(int number, Buffer value) {
        tag(number, LENGTH_DELIMITED);
        varint(value.length());
        bytes.appendBuffer(value);
        return this;
    }

    private void tag(int number, int type) {
        varint(number << 3 | type);
    }

    private void varint(int value) {
        var rest = value;
        while ((rest & ~0x7f) != 0) {
            bytes.appendByte((byte) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        bytes.appendByte((byte) rest);
    }

    Buffer bytes() {
        return bytes;
    }
}
