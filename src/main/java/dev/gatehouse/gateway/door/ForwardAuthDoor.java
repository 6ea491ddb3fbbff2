package dev.gatehouse.gateway.door;

import jakarta.inject.Singleton;

import dev.gatehouse.gateway.Decision;
import dev.gatehouse.gateway.check.Reading;
import dev.gatehouse.gateway.session.HostCookies;
import io.vertx.core.MultiMap;
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

    /** The cookies but ours: a proxy that copies {@code Cookie} from the answer takes out what the answer does not name. */
    @Override
    public DoorReply allow(DoorReply identity, MultiMap question) {
        return HostCookies.forUpstream(question).map(kept -> identity.with("Cookie", kept)).orElse(identity);
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
