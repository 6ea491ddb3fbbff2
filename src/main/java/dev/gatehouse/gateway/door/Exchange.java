package dev.gatehouse.gateway.door;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import dev.gatehouse.gateway.route.Upstream;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.RoutingContext;

/**
 * One request on its way to an upstream and back. Both bodies are streamed with back-pressure; whichever side breaks off, the
 * other is told by breaking off too.
 */
final class Exchange {

    private final RoutingContext context;
    private final HttpServerRequest inbound;
    private final HttpClient client;
    private final Upstream upstream;
    private final boolean corsIsOurs;
    private volatile HttpClientRequest outbound;

    Exchange(RoutingContext context, HttpClient client, Upstream upstream, boolean corsIsOurs) {
        this.context = context;
        this.inbound = context.request();
        this.client = client;
        this.upstream = upstream;
        this.corsIsOurs = corsIsOurs;
    }

    /** Sends the request; the answer is there when its head is. */
    CompletionStage<HttpClientResponse> ask(Consumer<MultiMap> headers) {
        context.addEndHandler(ended -> {
            if (ended.failed()) {
                abandon();
            }
        });
        return client.request(options()).compose(request -> {
            outbound = request;
            if (context.response().closed()) {
                request.reset();
                return Future.failedFuture(new ClientGone());
            }
            headers.accept(request.headers());
            // The answer goes on from another thread: its body waits until somebody reads it, else it would be gone by then.
            return send(request).onSuccess(HttpClientResponse::pause);
        }).recover(failure -> Future.failedFuture(context.response().closed() ? new ClientGone() : failure))
                .toCompletionStage();
    }

    private RequestOptions options() {
        return new RequestOptions().setMethod(inbound.method()).setHost(upstream.host()).setPort(upstream.port())
                .setSsl(upstream.tls()).setURI(inbound.uri());
    }

    private Future<HttpClientResponse> send(HttpClientRequest request) {
        if (!hasBody()) {
            inbound.resume();
            return request.send();
        }
        if (inbound.headers().contains(HttpHeaders.EXPECT)) {
            inbound.response().writeContinue();
        }
        return request.send(inbound);
    }

    private boolean hasBody() {
        var length = inbound.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null ? !length.equals("0")
                : inbound.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                        || inbound.version() == HttpVersion.HTTP_2 && !inbound.isEnded();
    }

    /** Passes the answer on. */
    void answer(HttpClientResponse response) {
        var reply = context.response();
        if (reply.closed()) {
            abandon();
            return;
        }
        reply.setStatusCode(response.statusCode());
        ProxyHeaders.copyResponse(response.headers(), reply.headers(), corsIsOurs);
        if (!reply.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
            reply.setChunked(true);
        }
        response.pipe().endOnFailure(false).to(reply).onFailure(broken -> {
            reply.reset();
            abandon();
        });
    }

    /** Gives the upstream up. */
    void abandon() {
        var request = outbound;
        if (request != null) {
            request.reset();
        }
    }
}
