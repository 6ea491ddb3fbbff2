package dev.gatehouse.gateway.proxy;

import java.util.List;
import java.util.function.Consumer;

import dev.gatehouse.gateway.door.RequestReader;
import dev.gatehouse.gateway.upstream.ClientFault;
import dev.gatehouse.gateway.upstream.ClientFault.Why;
import dev.gatehouse.gateway.upstream.RetryPolicy;
import dev.gatehouse.gateway.upstream.UnreadableResponse;
import dev.gatehouse.gateway.upstream.UpstreamConnections;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyResponse;

/**
 * One request on its way to an upstream and back. The proxy of Vert.x sends and streams; what goes in, what comes out and how
 * long it may take is decided here. Whichever side breaks off, the other is told by breaking off too, and the end of an
 * exchange is told exactly once, however it came about. What was given up is never sent.
 */
final class Exchange implements ProxyInterceptor {

    private static final ProxyOptions PLAIN = new ProxyOptions().setSupportWebSocket(false);

    private final RoutingContext context;
    private final HttpServerRequest inbound;
    private final UpstreamConnections connections;
    private final ExchangeTimeout exchangeTimeout;
    private final MinimumDataRate rate;
    private Runnable ended = () -> {
    };
    private Consumer<Throwable> failed;
    private Promise<ProxyResponse> attempt = Promise.promise();
    private HttpClientRequest outbound;
    private HttpClientResponse received;
    private List<String> caching = List.of();
    private Throwable failure;
    private RuntimeException reason;
    private boolean uploading;
    private boolean again;

    @SuppressWarnings("NullAway.Init") // what comes with the answer is there once it came
    Exchange(RoutingContext context, UpstreamConnections connections) {
        this.context = context;
        this.inbound = context.request();
        this.connections = connections;
        this.exchangeTimeout = new ExchangeTimeout(context.vertx(), inbound, connections.upstream().timeout(), this::giveUp);
        this.rate = new MinimumDataRate(context.vertx(), inbound, connections.limits(), this::owesRequest, this::cutOff);
    }

    /**
     * Sends the request and passes the response on.
     *
     * @param whenFailed responds in place of the upstream
     * @param whenEnded may be called more than once
     */
    void pass(Consumer<Throwable> whenFailed, Runnable whenEnded) {
        failed = whenFailed;
        ended = whenEnded;
        context.addEndHandler(over -> end());
        exchangeTimeout.forUpstream();
        rate.start();
        HttpProxy.reverseProxy(PLAIN, connections.client()).origin(this::connect).addInterceptor(this).handle(inbound);
    }

    private void end() {
        if (!context.response().ended()) {
            giveUp(new ClientFault(Why.CLIENT_GONE));
        } else if (!inbound.isEnded()) {
            giveUp(new ClientFault(Why.UPLOAD_CUT_OFF));
        }
        exchangeTimeout.stop();
        rate.stop();
        ended.run();
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext proxy) {
        proxy.request().setURI(RequestReader.target(inbound)).headers().clear();
        uploading = RequestContent.isAnnounced(inbound);
        if (!uploading) {
            proxy.request().setBody(null);
            inbound.resume();
        } else if (inbound.version() == HttpVersion.HTTP_2 && inbound.getHeader(HttpHeaders.CONTENT_LENGTH) == null) {
            proxy.request().setBody(Body.body(new RequestContent(inbound, () -> outbound.setChunked(true))));
        }
        return connections
                .guard(() -> attempt(proxy)
                        .recover(broken -> !again && RetryPolicy.allows(inbound, uploading, outbound, broken) ? tryAgain(proxy)
                                : Future.failedFuture(blame(broken))))
                .onComplete(known -> exchangeTimeout.stop()).onFailure(broken -> {
                    failure = broken;
                    // Else the proxy would read on in a request that may be over.
                    proxy.request().setBody(null);
                });
    }

    private Future<ProxyResponse> attempt(ProxyContext proxy) {
        proxy.sendRequest().onComplete(sent -> {
            if (sent.succeeded()) {
                attempt.tryComplete(sent.result());
            } else {
                attempt.tryFail(sent.cause());
            }
        });
        return attempt.future();
    }

    private Future<HttpClientRequest> connect(ProxyContext proxy) {
        return (again ? connections.connectAnew(inbound) : connections.connect(inbound)).map(request -> {
            outbound = request;
            if (attempt.future().isComplete() || context.response().closed()) {
                giveUp(new ClientFault(Why.CLIENT_GONE));
                throw new ClientFault(Why.CLIENT_GONE);
            }
            connections.headers().accept(request.headers());
            request.response().onSuccess(this::receive);
            request.earlyHintsHandler(this::hint);
            if (uploading) {
                upload();
            }
            return request;
        });
    }

    private void upload() {
        if (inbound.headers().contains(HttpHeaders.EXPECT)) {
            inbound.response().writeContinue();
        }
        exchangeTimeout.forUpload(outbound);
    }

    private Future<ProxyResponse> tryAgain(ProxyContext proxy) {
        again = true;
        uploading = false;
        attempt = Promise.promise();
        proxy.request().setBody(null);
        return attempt(proxy);
    }

    /** Whose fault it is; who gave up knows. */
    private Throwable blame(Throwable broken) {
        if (broken == reason) {
            return broken;
        }
        return context.response().closed() ? new ClientFault(Why.CLIENT_GONE)
                : uploading && !inbound.isEnded() ? new ClientFault(Why.UPLOAD_CUT_OFF) : broken;
    }

    /** The head of a response, before the proxy reads it. */
    private void receive(HttpClientResponse response) {
        received = response;
        var unreadable = UnreadableResponse.in(response);
        if (unreadable.isPresent()) {
            response.exceptionHandler(reset -> {
                // Ours, in the next line.
            });
            giveUp(unreadable.get());
            return;
        }
        ProxyHeaders.clean(response.headers(), connections.corsIsOurs());
        // The proxy would read it for a cache that there is none of, and stumble over what is no number.
        caching = List.copyOf(response.headers().getAll(HttpHeaders.CACHE_CONTROL));
        response.headers().remove(HttpHeaders.CACHE_CONTROL);
        if (ProxyHeaders.takesTrailers(inbound.headers())) {
            response.end().onSuccess(complete -> ProxyHeaders.copyTrailers(response.trailers(),
                    context.response().trailers(), connections.corsIsOurs()));
        }
    }

    /** Early hints (RFC 8297) go to HTTP/2 only: older clients take them for the response. */
    private void hint(MultiMap hints) {
        if (inbound.version() == HttpVersion.HTTP_2 && hints.contains("Link") && !context.response().headWritten()) {
            context.response().writeEarlyHints(MultiMap.caseInsensitiveMultiMap().add("link", hints.getAll("Link")));
        }
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext proxy) {
        if (failure != null) {
            failed.accept(failure);
            return Future.succeededFuture();
        }
        var response = proxy.response();
        caching.forEach(value -> response.headers().add(HttpHeaders.CACHE_CONTROL, value));
        var passed = inbound.version() == HttpVersion.HTTP_1_0 && response.getBody().length() < 0
                ? untilClosed(response)
                : proxy.sendResponse();
        return passed.onComplete(over -> end());
    }

    /** HTTP/1.0 knows no chunks: the end of the connection is the end of the response. */
    private Future<Void> untilClosed(ProxyResponse response) {
        context.response().setStatusCode(response.getStatusCode()).headers().addAll(response.headers());
        return response.getBody().stream().pipe().endOnFailure(false).to(context.response()).onComplete(over -> {
            if (over.failed()) {
                outbound.reset();
            }
            inbound.connection().close();
        });
    }

    private boolean owesRequest() {
        return uploading && outbound != null && received == null && !inbound.isEnded() && !outbound.writeQueueFull();
    }

    private void cutOff() {
        giveUp(new ClientFault(Why.CLIENT_TOO_SLOW));
        if (context.response().headWritten()) {
            ClientConnection.cut(inbound);
        }
    }

    /** Lets go of the upstream, now or as soon as a connection to it is there. */
    private void giveUp(RuntimeException why) {
        if (reason == null) {
            reason = why;
            attempt.tryFail(why);
        }
        if (outbound != null) {
            outbound.reset();
        }
    }
}
