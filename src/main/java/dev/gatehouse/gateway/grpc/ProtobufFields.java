package dev.gatehouse.gateway.grpc;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.gatehouse.gateway.AmbiguousRequest;

/**
 * The fields of one message in the wire format of Protocol Buffers (protobuf.dev, Encoding), as far as they are messages,
 * texts or bytes. What is cut off is refused; so is a field that is there twice and may be there once, of which libraries
 * take the last, or both.
 */
final class ProtobufFields {

    private static final int VARINT = 0;
    private static final int EIGHT_BYTES = 1;
    private static final int LENGTH_DELIMITED = 2;
    private static final int FOUR_BYTES = 5;
    private static final int LONGEST_VARINT = 10;

    private final Map<Integer, List<ByteBuffer>> values = new HashMap<>();

    private ProtobufFields() {
    }

    static ProtobufFields of(ByteBuffer message) {
        var fields = new ProtobufFields();
        while (message.hasRemaining()) {
            fields.read(message);
        }
        return fields;
    }

    private void read(ByteBuffer message) {
        var tag = varint(message);
        var number = tag >>> 3;
        if (number < 1 || number > Integer.MAX_VALUE >>> 2) {
            throw malformed();
        }
        switch ((int) (tag & 7)) {
            case VARINT -> varint(message);
            case EIGHT_BYTES -> next(message, Long.BYTES);
            case LENGTH_DELIMITED -> values.computeIfAbsent((int) number, first -> new ArrayList<>(1))
                    .add(next(message, varint(message)));
            case FOUR_BYTES -> next(message, Integer.BYTES);
            default -> throw malformed();
        }
    }

    private static long varint(ByteBuffer message) {
        var value = 0L;
        for (int i = 0; i < LONGEST_VARINT; i++) {
            var octet = next(message, 1).get();
            value |= (long) (octet & 0x7f) << 7 * i;
            if (octet >= 0) {
                return value;
            }
        }
        throw malformed();
    }

    private static ByteBuffer next(ByteBuffer message, long length) {
        if (length < 0 || length > message.remaining()) {
            throw malformed();
        }
        var start = message.position();
        message.position(start + (int) length);
        return message.slice(start, (int) length);
    }

    /** A message within this one; one without fields where there is none. */
    ProtobufFields message(int number) {
        return of(one(number));
    }

    List<ProtobufFields> messages(int number) {
        return values.getOrDefault(number, List.of()).stream().map(ProtobufFields::of).toList();
    }

    /** A text, which is UTF-8; empty where there is none. */
    String text(int number) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(one(number)).toString();
        } catch (CharacterCodingException bytes) {
            throw malformed();
        }
    }

    /** A text that is UTF-8, as its bytes: a character for each. */
    String utf8(int number) {
        return text(number).isEmpty() ? "" : octets(number);
    }

    /** The bytes of a header, which may be any (RFC 9110 §5.5); empty where there are none. */
    String octets(int number) {
        return StandardCharsets.ISO_8859_1.decode(one(number)).toString();
    }

    private ByteBuffer one(int number) {
        var all = values.getOrDefault(number, List.of());
        if (all.size() > 1) {
            throw new AmbiguousRequest("a field of the question is there twice");
        }
        return all.isEmpty() ? ByteBuffer.allocate(0) : all.getFirst().duplicate();
    }

    private static AmbiguousRequest malformed() {
        return new AmbiguousRequest("the question is no message of Envoy's");
    }
}
