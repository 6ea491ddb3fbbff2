package dev.gatehouse.gateway.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.gatehouse.gateway.route.GivenRoutes;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.EchoUpstream;
import dev.gatehouse.testing.RawHttp;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.StreamResetException;
import io.vertx.core.net.SocketAddress;

/** Attack 71: whoever speaks HTTP/2 without TLS through a proxy, past what it judges, finds one door and no other. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class ClearTextHttp2Test {

    private static final String CHECK = "/envoy.service.auth.v3.Authorization/Check";
    /** RFC 9113 §7. */
    private static final long CANCEL = 0x8;
    private static final String GRPC = "application/grpc";

    private final Vertx vertx = Vertx.vertx();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    @Inject
    GivenRoutes routes;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @AfterEach
    void close() {
        routes.restore();
        vertx.close();
    }

    private Future<HttpClientResponse> ask(String method, String path, String type) {
        return ask("localhost", method, path, type);
    }

    private Future<HttpClientResponse> ask(String host, String method, String path, String type) {
        return vertx.createHttpClient(new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2)
                .setHttp2ClearTextUpgrade(false))
                .request(new RequestOptions().setMethod(HttpMethod.valueOf(method)).setHost(host)
                        .setPort(port).setURI(path).setServer(SocketAddress.inetSocketAddress(port, "127.0.0.1")))
                .compose(request -> {
                    request.connection().closeHandler(end -> closed.complete(null));
                    return request.putHeader("Content-Type", type).send(Buffer.buffer(new byte[5]));
                });
    }

    private static <T> T got(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @CsvSource({ "GET,/login,text/plain", "GET,/oauth2/jwks,text/plain", "POST,/oauth2/token,application/x-www-form-urlencoded",
            "GET,/gateway/check,text/plain", "GET,/gateway/token,text/plain", "POST,/grpc.health.v1.Health/Check," + GRPC,
            "POST,/grpc.reflection.v1.ServerReflection/ServerReflectionInfo," + GRPC, "POST," + CHECK + ",application/json",
            "GET," + CHECK + "," + GRPC, "POST," + CHECK + "?x," + GRPC, "POST," + CHECK + "/," + GRPC,
            "POST,/gateway/.." + CHECK + "," + GRPC })
    void attack71NothingElseIsServedAndTheConnectionEnds(String method, String path, String type) throws Exception {
        var refused = ask(method, path, type);

        var failure = assertThrows(ExecutionException.class, () -> got(refused));
        assertTrue(failure.getCause() instanceof StreamResetException reset ? reset.getCode() == 0xd
                : failure.getCause() instanceof java.io.IOException, failure.toString());
        closed.get(5, TimeUnit.SECONDS);
    }

    @Test
    void attack71NoRouteOfAnyHostIsServed() throws Exception {
        try (var upstream = new EchoUpstream()) {
            routes.use(
                    "[{ id: gw-all, hosts: [gw.test], paths: [/**], anonymous: true, upstream: 'http://127.0.0.1:%d' }]"
                            .formatted(upstream.port()));

            var refused = ask("gw.test", "GET", "/x", "text/plain");

            assertThrows(ExecutionException.class, () -> got(refused));
            assertEquals(0, upstream.received());
        }
    }

    /** The router refuses it before any of our filters sees it. */
    @Test
    void aTargetThatIsNoPathIsRefused() throws Exception {
        assertEquals(404, got(ask("OPTIONS", "*", "text/plain")).statusCode());
    }

    @Test
    void theDoorIsServedOnAnyHost() throws Exception {
        assertEquals(200, got(ask("elsewhere.test", "POST", CHECK, GRPC)).statusCode());
    }

    /** Envoy resets a question whose client went away, and asks for everybody over one connection. */
    @Test
    void attack67QuestionsThatAreTakenBackDoNotEndTheConnectionOfTheOthers() throws Exception {
        var client = vertx.createHttpClient(new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2)
                .setHttp2ClearTextUpgrade(false));
        var first = got(client.request(HttpMethod.POST, port, "127.0.0.1", CHECK));
        first.connection().closeHandler(end -> closed.complete(null));
        for (int i = 0; i < 500; i++) {
            var request = got(client.request(HttpMethod.POST, port, "127.0.0.1", CHECK));
            got(request.putHeader("Content-Type", GRPC).setChunked(true).sendHead());
            request.reset(CANCEL);
        }

        var answer = got(first.putHeader("Content-Type", GRPC).send(Buffer.buffer(new byte[5])));

        assertEquals(200, answer.statusCode());
        assertFalse(closed.isDone());
    }

    @Test
    void theDoorIsNoneOverHttp1() {
        var reply = RawHttp.send(port, "POST " + CHECK + " HTTP/1.1", "Host: elsewhere.test", "Content-Type: " + GRPC,
                "Content-Length: 0");

        assertEquals(421, reply.status());
    }
}
