package dev.gatehouse.gateway.door;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import dev.gatehouse.gateway.door.NotTheUpstream.Why;
import dev.gatehouse.gateway.route.Upstream;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
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
 * other is told by breaking off too. What was given up is never sent.
 */
final class Exchange {

    private final RoutingContext context;
    private final HttpServerRequest inbound;
    private final HttpClient client;
    private final Upstream upstream;
    private final boolean corsIsOurs;
    private final Patience patience;
    private final Promise<HttpClientResponse> answer = Promise.promise();
    private HttpClientRequest outbound;

    Exchange(RoutingContext context, HttpClient client, Upstream upstream, boolean corsIsOurs) {
        this.context = context;
        this.inbound = context.request();
        this.client = client;
        this.upstream = upstream;
        this.corsIsOurs = corsIsOurs;
        this.patience = new Patience(context.vertx(), inbound, upstream.timeout(), this::giveUp);
    }

    /** Sends the request; the answer is there when its head is. */
    CompletionStage<HttpClientResponse> ask(Consumer<MultiMap> headers) {
        context.addEndHandler(ended -> {
            if (ended.failed()) {
                giveUp(new NotTheUpstream(Why.CLIENT_GONE));
            } else if (!inbound.isEnded()) {
                giveUp(new NotTheUpstream(Why.UPLOAD_CUT_OFF));
            }
        });
        patience.forUpstream();
        client.request(options()).onSuccess(request -> send(request, headers)).onFailure(answer::tryFail);
        return answer.future().onComplete(known -> patience.stop()).toCompletionStage();
    }

    private RequestOptions options() {
        return new RequestOptions().setMethod(inbound.method()).setHost(upstream.host()).setPort(upstream.port())
                .setSsl(upstream.tls()).setURI(WireReader.target(inbound));
    }

    /** The connection may have come too late. */
    private void send(HttpClientRequest request, Consumer<MultiMap> headers) {
        outbound = request;
        if (answer.future().isComplete() || context.response().closed()) {
            giveUp(new NotTheUpstream(Why.CLIENT_GONE));
            return;
        }
        headers.accept(request.headers());
        var uploading = hasBody();
        // The answer goes on from another thread: its body waits until somebody reads it, else it would be gone by then.
        (uploading ? upload(request) : sendHead(request)).onSuccess(response -> {
            response.pause();
            answer.tryComplete(response);
        }).onFailure(failure -> answer.tryFail(context.response().closed() ? new NotTheUpstream(Why.CLIENT_GONE)
                : uploading && !inbound.isEnded() ? new NotTheUpstream(Why.UPLOAD_CUT_OFF) : failure));
    }

    private Future<HttpClientResponse> sendHead(HttpClientRequest request) {
        inbound.resume();
        return request.send();
    }

    private Future<HttpClientResponse> upload(HttpClientRequest request) {
        if (inbound.headers().contains(HttpHeaders.EXPECT)) {
            inbound.response().writeContinue();
        }
        patience.forUpload(request);
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
            giveUp(new NotTheUpstream(Why.CLIENT_GONE));
            return;
        }
        reply.setStatusCode(response.statusCode());
        ProxyHeaders.copyResponse(response.headers(), reply.headers(), corsIsOurs);
        if (!reply.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
            reply.setChunked(true);
        }
        response.pipe().endOnFailure(false).to(reply).onFailure(broken -> {
            reply.reset();
            giveUp(new NotTheUpstream(Why.CLIENT_GONE));
        });
    }

    /** Lets go of the upstream, now or as soon as a connection to it is there. */
    private void giveUp(RuntimeException why) {
        answer.tryFail(why);
        if (outbound != null) {
            outbound.reset();
        }
    }
}
