package dev.gatehouse.platform.network;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;

/**
 * Reads the body of a response up to a bound; a server that goes on beyond it, or answers anything but 200, told us nothing.
 */
final class BoundedBody {

    private static final int OK = 200;

    private final HttpClientResponse response;
    private final int bound;
    private final Promise<String> text = Promise.promise();
    private final Buffer read = Buffer.buffer();

    BoundedBody(HttpClientResponse response, int bound) {
        this.response = response;
        this.bound = bound;
    }

    Future<String> read() {
        response.exceptionHandler(text::tryFail);
        if (response.statusCode() != OK) {
            return refuse("answered " + response.statusCode());
        }
        response.endHandler(end -> text.tryComplete(read.toString(UTF_8)));
        response.handler(chunk -> {
            if (read.length() + chunk.length() > bound) {
                refuse("answered with more than " + bound + " bytes");
            } else {
                read.appendBuffer(chunk);
            }
        });
        return text.future();
    }

    private Future<String> refuse(String reason) {
        text.tryFail(new OutboundHttp.Unreachable(response.request().absoluteURI() + " " + reason));
        response.request().reset();
        return text.future();
    }
}
