package dev.gatehouse.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.gatehouse.platform.LogLine;
import dev.gatehouse.platform.reply.Replies;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * A protected API of three responses, on loopback only. It knows nothing of tokens: it checks the signed identity that the
 * gateway hands it, as an API of yours would, and responds with what it was given.
 */
@ApplicationScoped
public class DemoApi {

    private static final Logger LOG = Logger.getLogger(DemoApi.class);
    private static final String ASSERTION = "X-Auth-Assertion";
    private static final String LOOPBACK = "127.0.0.1";
    private static final JsonArray ORDERS = new JsonArray()
            .add(new JsonObject().put("id", 1042).put("item", "Oak door, left-hung").put("state", "on its way"))
            .add(new JsonObject().put("id", 1043).put("item", "Brass hinges, four").put("state", "packed"));
    private static final JsonObject PLACED = new JsonObject().put("id", 1044).put("item", "Door knocker, a lion's head")
            .put("state", "placed");
    private static final int CREATED = 201;

    private final DemoConfig config;
    private final Vertx vertx;
    private final IdentityAssertions assertions;
    private @Nullable HttpServer server;

    DemoApi(DemoConfig config, Vertx vertx, IdentityAssertions assertions) {
        this.config = config;
        this.vertx = vertx;
        this.assertions = assertions;
    }

    void open(@Observes StartupEvent started) {
        if (config.enabled()) {
            server = vertx.createHttpServer().requestHandler(this::respond);
            server.listen(config.apiPort(), LOOPBACK).onFailure(taken -> LOG.warn(
                    LogLine.event("demo.api.missing").with("port", config.apiPort()).saying("reason", taken.getMessage())
                            .saying("fix", "set gatehouse.demo.api-port")));
        }
    }

    void close(@Observes ShutdownEvent stopping) {
        if (server != null) {
            server.close();
        }
    }

    private void respond(HttpServerRequest request) {
        HttpServerResponse response = request.response().putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", Replies.NO_STORE);
        content(request)
                .onSuccess(content -> response.setStatusCode(content.containsKey("placed") ? CREATED : response.getStatusCode())
                        .end(content.encode()))
                .onFailure(refused -> response.setStatusCode(401)
                        .end(new JsonObject().put("error", refused.getMessage()).encode()));
    }

    private Future<JsonObject> content(HttpServerRequest request) {
        if (request.path().equals("/public")) {
            return Future.succeededFuture(new JsonObject().put("message", "Anybody may read this.")
                    .put("received", received(request)));
        }
        return assertions.verify(request.headers().getAll(ASSERTION))
                .map(identity -> (request.method() == HttpMethod.POST ? new JsonObject().put("placed", PLACED)
                        : new JsonObject().put("orders", ORDERS))
                        .put("identity", identity)
                        .put("received", received(request)));
    }

    /** Every header as it arrived. The assertion is cut: it is as good as a credential while it lives. */
    private static JsonObject received(HttpServerRequest request) {
        var received = new JsonObject();
        request.headers().forEach(header -> received.put(header.getKey(),
                header.getKey().equalsIgnoreCase(ASSERTION) ? shortened(header.getValue()) : header.getValue()));
        return received;
    }

    private static String shortened(String assertion) {
        return assertion.substring(0, Math.min(24, assertion.length())) + "…";
    }
}
