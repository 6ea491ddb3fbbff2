package dev.gatehouse.gateway.grpc;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

import dev.gatehouse.gateway.door.DoorReply;
import io.vertx.core.buffer.Buffer;

/**
 * What Envoy is answered ({@code envoy.service.auth.v3.CheckResponse}): a request that passes, with what is set and taken
 * out on its way, or the response that its client gets instead.
 */
final class CheckResponse {

    /** The codes of google.rpc.Code; anything but OK is a refusal to Envoy. */
    private static final int UNAUTHENTICATED = 16;
    private static final int PERMISSION_DENIED = 7;

    /** The numbers of the fields in Envoy's definitions, of google.rpc.Status and of google.protobuf.Struct. */
    private static final int STATUS = 1;
    private static final int DENIED_RESPONSE = 2;
    private static final int OK_RESPONSE = 3;
    private static final int DYNAMIC_METADATA = 4;
    private static final int CODE = 1;
    private static final int OK_HEADERS = 2;
    private static final int HEADERS_TO_REMOVE = 5;
    private static final int RESPONSE_HEADERS_TO_ADD = 6;
    private static final int DENIED_STATUS = 1;
    private static final int DENIED_HEADERS = 2;
    private static final int DENIED_BODY = 3;
    private static final int HEADER = 1;
    private static final int APPEND_ACTION = 3;
    private static final int OVERWRITE_IF_EXISTS_OR_ADD = 2;
    private static final int KEY = 1;
    private static final int VALUE = 2;
    private static final int FIELDS = 1;
    private static final int STRING_VALUE = 3;

    private CheckResponse() {
    }

    /**
     * Lets a request pass.
     *
     * @param headers what the upstream gets, whatever the client sent under these names
     * @param removed what the upstream does not get
     * @param told what the client gets beside the upstream's response
     * @param metadata for the filters behind and for access logs
     */
    static Buffer ok(Map<String, String> headers, Collection<String> removed, Map<String, String> told,
            Map<String, String> metadata) {
        var ok = new ProtobufWriter();
        headers.forEach((name, value) -> ok.message(OK_HEADERS, header(name, value)));
        removed.forEach(name -> ok.text(HEADERS_TO_REMOVE, name));
        told.forEach((name, value) -> ok.message(RESPONSE_HEADERS_TO_ADD, header(name, value)));
        var struct = new ProtobufWriter();
        metadata.forEach((key, value) -> struct.message(FIELDS, new ProtobufWriter().text(KEY, key)
                .message(VALUE, new ProtobufWriter().text(STRING_VALUE, value))));
        return new ProtobufWriter().message(STATUS, new ProtobufWriter()).message(OK_RESPONSE, ok)
                .message(DYNAMIC_METADATA, struct).bytes();
    }

    /** Replies in place of the upstream. */
    static Buffer denied(DoorReply reply) {
        var denied = new ProtobufWriter()
                .message(DENIED_STATUS, new ProtobufWriter().number(CODE, reply.status()));
        reply.headers().forEach((name, value) -> denied.message(DENIED_HEADERS, header(name, value)));
        denied.text(DENIED_BODY, reply.body());
        return new ProtobufWriter().message(STATUS, new ProtobufWriter().number(CODE, code(reply.status())))
                .message(DENIED_RESPONSE, denied).bytes();
    }

    /**
     * A header that came in bytes, as a value that can be set. That is a text, and so UTF-8: Envoy reads no {@code
     * raw_value} in an answer. Empty when it cannot be one.
     */
    static Optional<String> text(String octets) {
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(octets.getBytes(StandardCharsets.ISO_8859_1))).toString());
        } catch (CharacterCodingException bytes) {
            return Optional.empty();
        }
    }

    private static int code(int status) {
        return status == 401 || status == 302 ? UNAUTHENTICATED : PERMISSION_DENIED;
    }

    private static ProtobufWriter header(String name, String value) {
        return new ProtobufWriter().message(HEADER, new ProtobufWriter().text(KEY, name).text(VALUE, value))
                .number(APPEND_ACTION, OVERWRITE_IF_EXISTS_OR_ADD);
    }
}
