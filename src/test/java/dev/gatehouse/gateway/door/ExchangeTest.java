package dev.gatehouse.gateway.door;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.gatehouse.gateway.route.Upstream;
import dev.gatehouse.testing.RawHttp;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

class ExchangeTest {

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(1));
    private final List<String> executed = new CopyOnWriteArrayList<>();
    private final CompletableFuture<HttpServerRequest> held = new CompletableFuture<>();
    private int upstream;
    private int proxy;

    @BeforeEach
    void open() throws Exception {
        upstream = listen(this::execute);
        proxy = listen(this::pass);
    }

    private int listen(Handler<RoutingContext> handler) throws Exception {
        var router = Router.router(vertx);
        router.route().handler(handler);
        return vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1").toCompletionStage()
                .toCompletableFuture().get(5, TimeUnit.SECONDS).actualPort();
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
    }

    private void execute(RoutingContext context) {
        executed.add(context.request().path());
        if (context.request().path().equals("/held")) {
            held.complete(context.request());
        } else {
            context.response().end();
        }
    }

    private void pass(RoutingContext context) {
        context.request().pause();
        var time = Duration.ofMillis(context.request().path().equals("/late") ? 200 : 5_000);
        var exchange = new Exchange(context, client, new Upstream("127.0.0.1", upstream, false, time), false);
        exchange.ask(headers -> headers.set("Host", "gw.test")).whenComplete((response, failure) -> {
            if (failure == null) {
                exchange.answer(response);
            } else {
                context.response().setStatusCode(504).end();
            }
        });
    }

    private int post(String path) {
        return RawHttp.send(proxy, "POST " + path + " HTTP/1.1", "Host: gw.test", "Content-Length: 0").status();
    }

    @Test
    void whatWasAnsweredAsTooLateIsNotExecutedLater() throws Exception {
        var first = CompletableFuture.supplyAsync(() -> post("/held"));
        var request = held.get(5, TimeUnit.SECONDS);

        assertEquals(504, post("/late"));
        request.response().end();

        assertEquals(200, first.get(5, TimeUnit.SECONDS));
        assertEquals(200, post("/next"));
        assertEquals(List.of("/held", "/next"), executed);
    }
}
