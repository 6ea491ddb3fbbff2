package dev.gatehouse.gateway.proxy;

import java.util.function.Consumer;

import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

import dev.gatehouse.gateway.upstream.ClientFault;
import dev.gatehouse.gateway.upstream.ClientFault.Why;
import dev.gatehouse.gateway.upstream.UnreadableResponse;
import dev.gatehouse.gateway.upstream.UpstreamConnections;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetSocket;
import io.vertx.ext.web.RoutingContext;

/**
 * A WebSocket through to the upstream: the handshake goes up under the same header rules as any request, then bytes go both
 * ways with back-pressure. It ends with either side, after its life, and when it carries nothing for the idle time of the
 * connection to the upstream. Why this is not the proxy of Vert.x: ADR 0014.
 */
final class WebSocketTunnel {

    private static final long A_MOMENT_MILLIS = 2_000;
    private static final int SWITCHING = 101;
    private static final int FIRST_FINAL = 200;

    private final RoutingContext context;
    private final Vertx vertx;
    private final HttpServerRequest inbound;
    private final UpstreamConnections connections;
    private final Promise<HttpClientResponse> agreed = Promise.promise();
    private HttpClientRequest outbound;
    private Runnable ended;

    @SuppressWarnings("NullAway.Init") // what comes with opening it
    WebSocketTunnel(RoutingContext context, UpstreamConnections connections) {
        this.context = context;
        this.vertx = context.vertx();
        this.inbound = context.request();
        this.connections = connections;
    }

    /**
     * Asks the upstream, and joins both sides when it agrees.
     *
     * @param whenFailed responds in place of the upstream
     * @param whenEnded may be called more than once
     */
    void open(Consumer<Throwable> whenFailed, Runnable whenEnded) {
        ended = whenEnded;
        inbound.resume();
        context.addEndHandler(over -> {
            giveUp(new ClientFault(Why.CLIENT_GONE));
            if (outbound != null && !context.response().ended()) {
                outbound.reset();
            }
            ended.run();
        });
        var timer = vertx.setTimer(connections.upstream().timeout().toMillis(),
                late -> giveUp(new TimeoutException("the upstream took too long")));
        connections.guard(this::ask).onComplete(known -> vertx.cancelTimer(timer)).onSuccess(this::respond)
                .onFailure(whenFailed::accept);
    }

    private Future<HttpClientResponse> ask() {
        connections.connect(inbound).compose(request -> {
            outbound = request;
            if (agreed.future().isComplete()) {
                request.reset();
            }
            connections.headers().accept(request.headers());
            request.putHeader(HttpHeaders.CONNECTION, HttpHeaders.UPGRADE).putHeader(HttpHeaders.UPGRADE, "websocket");
            return request.connect();
        }).compose(this::checked).onSuccess(agreed::tryComplete).onFailure(agreed::tryFail);
        return agreed.future();
    }

    private Future<HttpClientResponse> checked(HttpClientResponse response) {
        var switched = response.statusCode() == SWITCHING && response.headers().contains("Sec-WebSocket-Accept")
                && WebSocketHandshake.isNamed(response.headers(), HttpHeaders.UPGRADE, "websocket");
        if (switched || response.statusCode() >= FIRST_FINAL && UnreadableResponse.in(response).isEmpty()) {
            return Future.succeededFuture(response);
        }
        outbound.reset();
        return Future.failedFuture(UnreadableResponse.of("handshake"));
    }

    private void respond(HttpClientResponse response) {
        var reply = context.response();
        if (reply.closed()) {
            outbound.reset();
            return;
        }
        ProxyHeaders.clean(response.headers(), connections.corsIsOurs());
        reply.setStatusCode(response.statusCode()).headers().addAll(response.headers());
        if (response.statusCode() == SWITCHING) {
            reply.putHeader(HttpHeaders.CONNECTION, HttpHeaders.UPGRADE).putHeader(HttpHeaders.UPGRADE, "websocket");
            var far = response.netSocket().pause();
            inbound.toNetSocket().onSuccess(near -> join(near, far)).onFailure(gone -> {
                far.close();
                ended.run();
            });
        } else {
            reply.setChunked(!reply.headers().contains(HttpHeaders.CONTENT_LENGTH));
            response.pipe().endOnFailure(false).to(reply).onFailure(broken -> {
                outbound.reset();
                ClientConnection.cut(inbound);
            });
        }
    }

    private void join(NetSocket near, NetSocket far) {
        var life = vertx.setTimer(connections.limits().websocketMaxDuration().toMillis(), over -> far.close());
        near.closeHandler(closed -> {
            vertx.cancelTimer(life);
            far.close();
            ended.run();
        });
        far.closeHandler(closed -> {
            near.close();
            ended.run();
            vertx.setTimer(A_MOMENT_MILLIS, over -> ClientConnection.cut(near));
        });
        near.pipeTo(far);
        far.pipeTo(near);
    }

    private void giveUp(RuntimeException why) {
        if (agreed.tryFail(why) && outbound != null) {
            outbound.reset();
        }
    }
}
