package dev.gatehouse.gateway.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.gatehouse.gateway.GatewayConfig;
import dev.gatehouse.gateway.check.Gatekeeper;
import dev.gatehouse.gateway.door.AskingPeers;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.Envoy;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;

/** What a part of this door that fails is to Envoy: a refusal that says whose fault it is. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class ExtAuthzGrpcFaultTest {

    private final Vertx vertx = Vertx.vertx();

    @Inject
    Gatekeeper gatekeeper;

    @Inject
    AskingPeers peers;

    @Inject
    GatewayConfig config;

    @AfterEach
    void close() {
        vertx.close();
    }

    private int status(ExtAuthzGrpc door) throws Exception {
        var router = Router.router(vertx);
        router.route().handler(door::serve);
        var port = vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1").toCompletionStage()
                .toCompletableFuture().get(5, TimeUnit.SECONDS).actualPort();
        try (var envoy = new Envoy("127.0.0.1", port)) {
            return Envoy.denied(envoy.check(Envoy.question("GET", "gw.test", "/x").build())).status();
        }
    }

    @Test
    void attack16AFaultOfOursIsNotCalledTheProxys() throws Exception {
        assertEquals(503, status(new ExtAuthzGrpc(gatekeeper, peers, null, config)));
    }

    @Test
    void attack16AFaultInFindingOutWhoAsksIsNoErrorOfTheCall() throws Exception {
        assertEquals(503, status(new ExtAuthzGrpc(gatekeeper, null, null, config)));
    }
}
