package dev.gatehouse.gateway.grpc;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import dev.gatehouse.gateway.AmbiguousRequest;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/**
 * A gRPC call with one message each way (gRPC over HTTP2). Whatever comes is answered with a message: an error of the call
 * itself lets the request pass at an Envoy that is set to {@code failure_mode_allow}.
 */
final class UnaryCall {

    /** What precedes a message: whether it is compressed, and how long it is. */
    private static final int PREFIX = 5;
    /** Larger than the headers that Envoy takes by itself (60 KiB), doubled and more. */
    private static final int LARGEST = 256 * 1024;
    private static final String MEDIA_TYPE = "application/grpc";
    private static final long NO_ERROR = 0;

    private final HttpServerRequest request;
    /** Known before the response knows it: a reply in between would end the connection, and everybody's questions with it. */
    private boolean takenBack;

    UnaryCall(HttpServerRequest request) {
        this.request = request;
    }

    static boolean isOne(HttpServerRequest request) {
        var type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return request.version() == HttpVersion.HTTP_2 && request.method() == HttpMethod.POST && type != null
                && (type.equals(MEDIA_TYPE) || type.startsWith(MEDIA_TYPE + "+proto") || type.startsWith(MEDIA_TYPE + ";"));
    }

    /** The message that the caller sends, in this time; what does not come whole is an {@link AmbiguousRequest}. */
    Future<Buffer> message(Duration timeout) {
        var all = Buffer.buffer();
        Promise<Buffer> read = Promise.promise();
        request.handler(piece -> {
            if (all.length() + piece.length() <= PREFIX + LARGEST) {
                all.appendBuffer(piece);
            } else {
                read.tryFail(new AmbiguousRequest("the question is too large"));
            }
        });
        request.endHandler(end -> read.tryComplete(all));
        request.exceptionHandler(fault -> {
            takenBack = true;
            read.tryFail(fault);
        });
        return read.future().timeout(timeout.toMillis(), TimeUnit.MILLISECONDS).recover(UnaryCall::unread)
                .map(UnaryCall::unwrapped);
    }

    private static Future<Buffer> unread(Throwable fault) {
        return Future.failedFuture(fault instanceof AmbiguousRequest ? fault
                : new AmbiguousRequest("the question did not arrive"));
    }

    private static Buffer unwrapped(Buffer all) {
        if (all.length() < PREFIX || all.getByte(0) != 0 || all.getInt(1) != all.length() - PREFIX) {
            throw new AmbiguousRequest("the question is not one message, uncompressed");
        }
        return all.getBuffer(PREFIX, all.length());
    }

    /** Answers, and hears no more of a question that is still being sent (RFC 9113 §8.1). */
    void reply(Buffer message) {
        var response = request.response();
        if (takenBack || response.closed() || response.ended()) {
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE).putTrailer("grpc-status", "0");
        var sent = response.end(Buffer.buffer(PREFIX + message.length()).appendByte((byte) 0).appendInt(message.length())
                .appendBuffer(message));
        sent.onComplete(done -> {
            if (!request.isEnded()) {
                response.reset(NO_ERROR);
            }
        });
    }
}
