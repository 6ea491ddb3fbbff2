package dev.gatehouse.gateway.door;

import jakarta.inject.Singleton;

import dev.gatehouse.gateway.Decision;
import dev.gatehouse.gateway.check.Reading;
import io.vertx.ext.web.RoutingContext;

/** For proxies that pass any status on to the client: Traefik, Caddy. */
@Singleton
class ForwardAuthDoor implements Door {

    private static final String PATH = "/gateway/check";

    private final CheckRequestReader reader;

    ForwardAuthDoor(CheckRequestReader reader) {
        this.reader = reader;
    }

    @Override
    public boolean isAt(String path) {
        return PATH.equals(path);
    }

    @Override
    public Reading read(RoutingContext context) {
        return reader.read(context, OriginalRequest::of);
    }

    @Override
    public DoorReply challenge(Decision.Challenge challenge, String requestId) {
        return Door.redirect(challenge);
    }

    @Override
    public DoorReply refuse(Decision.Refuse refuse, String requestId) {
        return RefusalReply.of(refuse.refusal(), requestId);
    }
}
