package dev.gatehouse.gateway.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;

import dev.gatehouse.gateway.AmbiguousRequest;
import dev.gatehouse.testing.Envoy;

/** What Envoy's own messages say, read by ours. */
class CheckRequestTest {

    private static final io.envoyproxy.envoy.service.auth.v3.CheckRequest QUESTION = Envoy
            .question("PATCH", "api.test", "/orders/7?a=b", "Authorization: Bearer x", "X-Custom: a", "X-Custom: b").build();

    @Test
    void readsWhatItNeedsAndPassesOverTheRest() {
        var request = CheckRequest.of(QUESTION.toByteArray());

        assertEquals("PATCH", request.method());
        assertEquals("api.test", request.host());
        assertEquals("/orders/7?a=b", request.target());
        assertEquals(List.of("Bearer x"), request.headers().getAll("Authorization"));
        assertEquals(List.of("a,b"), request.headers().getAll("x-custom"));
    }

    @Test
    void readsHeadersEachByItselfWhereEnvoySaysThemSo() {
        var request = CheckRequest.of(Envoy.rawQuestion("GET", "api.test", "/x", "X-Custom: a", "X-Custom: b,c", "X-L: \u00fc")
                .build().toByteArray());

        assertEquals(List.of("a", "b,c"), request.headers().getAll("X-Custom"));
        assertEquals(List.of("\u00fc"), request.headers().getAll("X-L"));
    }

    /** As HTTP/1.1 and HTTP/2 have them here, and as they come each by itself. */
    @Test
    void aJoinedHeaderIsReadInItsBytes() {
        var request = CheckRequest.of(Envoy.question("GET", "api.test", "/x", "X-L: \u00fc").build().toByteArray());

        assertEquals(List.of("\u00c3\u00bc"), request.headers().getAll("X-L"));
    }

    @ParameterizedTest
    @CsvSource({ "a.b-C_1,a.b-C_1", "two words,", "-," })
    void anIdOfEnvoysCountsWhenItHasTheForm(String said, @Nullable String id) {
        var question = Envoy.question("GET", "api.test", "/x");
        question.getAttributesBuilder().getRequestBuilder().getHttpBuilder().putHeaders("x-request-id", said);

        assertEquals(Optional.ofNullable(id), CheckRequest.of(question.build().toByteArray()).requestId());
    }

    @ParameterizedTest
    @ValueSource(strings = { "Authorization", "Origin", "Sec-Fetch-Site" })
    void attack17ACommaBetweenCredentialsMakesTwoOfThem(String name) {
        var request = CheckRequest
                .of(Envoy.question("GET", "api.test", "/x", name + ": a", name + ": b").build().toByteArray());

        assertEquals(List.of("a", "b"), request.headers().getAll(name));
    }

    /** A later version of Envoy's API may say more, in every form that the wire has. */
    @Test
    void fieldsThatNobodyKnowsAreNoReasonToRefuse() {
        var unknown = UnknownFieldSet.newBuilder().addField(100, UnknownFieldSet.Field.newBuilder().addVarint(-1).addFixed32(1)
                .addFixed64(2).addLengthDelimited(ByteString.copyFromUtf8("x")).build()).build();

        var request = CheckRequest.of(QUESTION.toBuilder().setUnknownFields(unknown).build().toByteArray());

        assertEquals("/orders/7?a=b", request.target());
    }

    /** Groups are of another time; no message of Envoy's has one. */
    @Test
    void groupsAreRefused() {
        var group = UnknownFieldSet.newBuilder().addField(100, UnknownFieldSet.Field.newBuilder()
                .addGroup(UnknownFieldSet.getDefaultInstance()).build()).build();

        assertThrows(AmbiguousRequest.class,
                () -> CheckRequest.of(QUESTION.toBuilder().setUnknownFields(group).build().toByteArray()));
    }

    @Test
    void noPartOfAQuestionIsAQuestion() {
        var whole = QUESTION.toByteArray();

        for (int length = 0; length < whole.length; length++) {
            var part = ByteString.copyFrom(whole, 0, length).toByteArray();
            assertThrows(AmbiguousRequest.class, () -> CheckRequest.of(part), "the first " + length + " bytes");
        }
    }

    /** Bent bytes are refused, or mean to us what they mean to Envoy's own classes: never a third thing, and never a fault. */
    @Test
    void attack16BentBytesMeanTheSameToBothOrAreRefused() {
        var random = new Random(20_261_124);
        var read = 0;
        for (int round = 0; round < 20_000; round++) {
            var bytes = QUESTION.toByteArray();
            for (int bend = 0; bend <= round % 3; bend++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            read += ours(bytes).map(request -> agreeing(request, bytes)).isPresent() ? 1 : 0;
        }
        assertTrue(read > 100, "bends that change no meaning were read: " + read);
    }

    private static Optional<CheckRequest> ours(byte[] bytes) {
        try {
            return Optional.of(CheckRequest.of(bytes));
        } catch (AmbiguousRequest refused) {
            return Optional.empty();
        }
    }

    private static CheckRequest agreeing(CheckRequest ours, byte[] bytes) {
        try {
            var http = io.envoyproxy.envoy.service.auth.v3.CheckRequest.parseFrom(bytes).getAttributes().getRequest().getHttp();
            assertEquals(http.getMethod(), ours.method());
            assertEquals(http.getHost(), ours.host());
            assertEquals(http.getPath(), ours.target());
            http.getHeadersMap().forEach((name, value) -> assertEquals(value.replaceAll("\\s*,\\s*", ",").strip(),
                    new String(String.join(",", ours.headers().getAll(name)).getBytes(StandardCharsets.ISO_8859_1),
                            StandardCharsets.UTF_8).replaceAll("\\s*,\\s*", ",").strip()));
            assertEquals(http.getHeadersMap().size(), ours.headers().names().size());
        } catch (InvalidProtocolBufferException theirs) {
            // What we pass over unread they read: a text of another field that is no text.
            assertTrue(theirs.getMessage().contains("UTF-8") || theirs.getMessage().contains("tag")
                    || theirs.getMessage().contains("input") || theirs.getMessage().contains("message"), theirs.getMessage());
        }
        return ours;
    }

    @ParameterizedTest
    @ValueSource(strings = { "08", "0a", "0a05", "0a0568", "00", "0b", "0f", "0affffffffffffffffff01", "0affffffff07",
            "09010203",
            "0d0102", "808080808080808080808001", "ffffffffffffffffff7f" })
    void whatIsCutOffOrOutOfRangeIsRefused(String hex) {
        var bytes = HexFormat.of().parseHex(hex);

        assertThrows(AmbiguousRequest.class, () -> ProtobufFields.of(ByteBuffer.wrap(bytes)));
    }

    @Test
    void aTextIsUtf8AndBytesMayBeAny() {
        var fields = ProtobufFields.of(ByteBuffer.wrap(new byte[] { 0x0a, 1, (byte) 0xff }));

        assertThrows(AmbiguousRequest.class, () -> fields.text(1));
        assertEquals("\u00ff", fields.octets(1));
        assertEquals("", fields.text(2));
    }
}
