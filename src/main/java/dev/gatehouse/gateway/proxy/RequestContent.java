package dev.gatehouse.gateway.proxy;

import org.jspecify.annotations.Nullable;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.streams.ReadStream;

/**
 * What follows the head of an HTTP/2 request that names no length. Whether anything follows is known only when it comes, and
 * only then HTTP/1.1 needs to be told in advance that it comes in chunks (RFC 9112 §6.1).
 */
final class RequestContent implements ReadStream<Buffer> {

    private final HttpServerRequest inbound;
    private @Nullable Runnable beforeFirst;

    RequestContent(HttpServerRequest inbound, Runnable beforeFirst) {
        this.inbound = inbound;
        this.beforeFirst = beforeFirst;
    }

    /** Whether a request says that content follows its head, or in HTTP/2 does not say that none does (RFC 9110 §6.4). */
    static boolean isAnnounced(HttpServerRequest inbound) {
        var length = inbound.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null ? !length.equals("0")
                : inbound.headers().contains(HttpHeaders.TRANSFER_ENCODING) || inbound.version() == HttpVersion.HTTP_2;
    }

    @Override
    public ReadStream<Buffer> handler(Handler<Buffer> handler) {
        inbound.handler(handler == null ? null : piece -> {
            if (beforeFirst != null) {
                beforeFirst.run();
                beforeFirst = null;
            }
            handler.handle(piece);
        });
        return this;
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(Handler<Throwable> handler) {
        inbound.exceptionHandler(handler);
        return this;
    }

    @Override
    public ReadStream<Buffer> endHandler(Handler<Void> handler) {
        inbound.endHandler(handler);
        return this;
    }

    @Override
    public ReadStream<Buffer> pause() {
        inbound.pause();
        return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
        inbound.resume();
        return this;
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
        inbound.fetch(amount);
        return this;
    }
}
