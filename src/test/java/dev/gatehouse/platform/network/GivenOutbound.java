package dev.gatehouse.platform.network;

import java.util.Optional;
import java.util.Set;

import io.vertx.core.Vertx;

/** Requests of our own that may go where a test says. */
public final class GivenOutbound {

    private GivenOutbound() {
    }

    public static OutboundHttp allowing(Vertx vertx, String... hosts) {
        return new OutboundHttp(vertx, () -> Optional.of(Set.of(hosts)));
    }
}
