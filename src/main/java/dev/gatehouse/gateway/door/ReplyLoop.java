package dev.gatehouse.gateway.door;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;

/** The event loop a request came in on, where it is to be replied to: at once when we are still there. */
public final class ReplyLoop {

    private final Context home;

    public ReplyLoop(RoutingContext context) {
        this.home = Vertx.currentContext() == null ? context.vertx().getOrCreateContext() : Vertx.currentContext();
    }

    public void run(Runnable reply) {
        if (Vertx.currentContext() == home) {
            reply.run();
        } else {
            home.runOnContext(ready -> reply.run());
        }
    }
}
