package dev.gatehouse.gateway.upstream;

import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.gatehouse.gateway.GatewayConfig;
import dev.gatehouse.gateway.door.RequestReader;
import dev.gatehouse.gateway.route.Upstream;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;

/**
 * How one request reaches its upstream.
 *
 * @param client keeps connections
 * @param unkept opens a connection for each request
 * @param headers sets what the upstream is told
 */
public record UpstreamConnections(Upstream upstream, HttpClient client, HttpClient unkept, GatewayConfig.Proxy limits,
        ProxyGuard guard,
        ProxyGuard.Caller caller, boolean corsIsOurs, Consumer<MultiMap> headers) {

    public Future<HttpClientRequest> connect(HttpServerRequest inbound) {
        return client.request(options(inbound));
    }

    public Future<HttpClientRequest> connectAnew(HttpServerRequest inbound) {
        return unkept.request(options(inbound));
    }

    private RequestOptions options(HttpServerRequest inbound) {
        return new RequestOptions().setMethod(inbound.method()).setHost(upstream.host()).setPort(upstream.port())
                .setSsl(upstream.tls()).setURI(RequestReader.target(inbound));
    }

    public <T> Future<T> guard(Supplier<Future<T>> exchange) {
        return guard.guard(caller, exchange);
    }
}
