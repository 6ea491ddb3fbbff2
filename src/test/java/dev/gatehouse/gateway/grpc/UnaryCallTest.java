package dev.gatehouse.gateway.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.netty.NettyChannelBuilder;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;

/** One gRPC call on the wire of HTTP/2. */
class UnaryCallTest {

    private static final String GRPC = "application/grpc";

    private final Vertx vertx = Vertx.vertx();
    private int port;

    @BeforeEach
    void listen() throws Exception {
        port = got(vertx.createHttpServer().requestHandler(request -> {
            var call = new UnaryCall(request);
            if (UnaryCall.isOne(request)) {
                call.message(Duration.ofMillis(300))
                        .recover(failure -> Future.succeededFuture(Buffer.buffer("refused: " + failure.getMessage())))
                        .onSuccess(call::reply);
            } else {
                request.response().setStatusCode(404).end();
            }
        }).listen(0, "127.0.0.1")).actualPort();
    }

    @AfterEach
    void close() throws Exception {
        got(vertx.close());
    }

    private static <T> T got(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
    }

    private HttpClientRequest begun(HttpVersion version, HttpMethod method, String type) throws Exception {
        var client = vertx
                .createHttpClient(new HttpClientOptions().setProtocolVersion(version).setHttp2ClearTextUpgrade(false));
        return got(client.request(method, port, "127.0.0.1", "/x")).putHeader("Content-Type", type).setChunked(true);
    }

    /** What is answered to these pieces, without its prefix. */
    private String answer(String type, Buffer... pieces) throws Exception {
        var trailer = new AtomicReference<String>();
        var request = begun(HttpVersion.HTTP_2, HttpMethod.POST, type);
        var answer = request.response().compose(response -> {
            assertEquals(200, response.statusCode());
            assertEquals("application/grpc", response.getHeader("Content-Type"));
            return response.body().onSuccess(read -> trailer.set(response.getTrailer("grpc-status")));
        });
        for (var piece : pieces) {
            request.write(piece);
        }
        request.end();
        var body = got(answer);
        assertEquals("0", trailer.get());
        assertEquals(0, body.getByte(0));
        assertEquals(body.length() - 5, body.getInt(1));
        return body.getString(5, body.length());
    }

    /** What the client of grpc-java is answered before its question has ended. */
    private String answerToAnUnendedQuestion(int size) throws Exception {
        var channel = NettyChannelBuilder.forAddress(new InetSocketAddress("127.0.0.1", port)).usePlaintext().build();
        try {
            var answer = new CompletableFuture<String>();
            var call = channel.newCall(TEXTS, CallOptions.DEFAULT);
            call.start(new ClientCall.Listener<>() {
                @Override
                public void onMessage(String message) {
                    answer.complete(message);
                }
            }, new Metadata());
            call.request(1);
            call.sendMessage("x".repeat(size));
            return answer.get(5, TimeUnit.SECONDS);
        } finally {
            channel.shutdownNow();
        }
    }

    private static final MethodDescriptor.Marshaller<String> TEXT = new MethodDescriptor.Marshaller<>() {
        @Override
        public InputStream stream(String value) {
            return new ByteArrayInputStream(value.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String parse(InputStream stream) {
            try (stream) {
                return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    };
    private static final MethodDescriptor<String, String> TEXTS = MethodDescriptor.<String, String> newBuilder()
            .setType(MethodDescriptor.MethodType.UNARY).setFullMethodName("any/Call").setRequestMarshaller(TEXT)
            .setResponseMarshaller(TEXT).build();

    private static Buffer message(int flag, String text) {
        return Buffer.buffer().appendByte((byte) flag).appendInt(text.length()).appendString(text);
    }

    @Test
    void readsAMessageHoweverItArrives() throws Exception {
        var octets = message(0, "hello").getBytes();
        var pieces = IntStream.range(0, octets.length).mapToObj(at -> Buffer.buffer(new byte[] { octets[at] }))
                .toArray(Buffer[]::new);

        assertEquals("hello", answer(GRPC, pieces));
        assertEquals("", answer(GRPC, message(0, "")));
    }

    @Test
    void attack16WhatIsNotOneMessageIsAnsweredAndNotAnErrorOfTheCall() throws Exception {
        var two = message(0, "a").appendBuffer(message(0, "b"));
        var compressed = message(1, "a");
        var half = message(0, "abc").getBuffer(0, 6);
        var longer = message(0, "abc").setInt(1, -1);

        for (var bytes : new Buffer[] { two, compressed, half, longer, Buffer.buffer("1234"), Buffer.buffer() }) {
            assertTrue(answer(GRPC, bytes).startsWith("refused: the question is not one message"), bytes.toString());
        }
    }

    /** It is answered before its end, and the rest is not waited for. */
    @Test
    void aMessageThatIsTooLargeIsAnsweredAtOnce() throws Exception {
        assertEquals("refused: the question is too large", answerToAnUnendedQuestion(300_000));
    }

    @Test
    void aMessageThatNeverEndsIsAnsweredInTime() throws Exception {
        assertEquals("refused: the question did not arrive", answerToAnUnendedQuestion(3));
    }

    @ParameterizedTest
    @CsvSource({ "HTTP_1_1,POST,application/grpc", "HTTP_2,GET,application/grpc", "HTTP_2,POST,application/grpc-web",
            "HTTP_2,POST,application/json", "HTTP_2,POST,application/grpcx", "HTTP_2,POST,application/grpc+json" })
    void whatIsNoCallIsNone(HttpVersion version, String method, String type) throws Exception {
        var request = begun(version, HttpMethod.valueOf(method), type);
        request.end(message(0, "a"));

        assertEquals(404, got(request.response()).statusCode());
    }

    @ParameterizedTest
    @CsvSource({ "application/grpc", "application/grpc+proto", "application/grpc;charset=utf-8" })
    void whatIsACallIsOne(String type) throws Exception {
        assertEquals("a", answer(type, message(0, "a")));
    }
}
