package dev.gatehouse.gateway.door;

import jakarta.inject.Singleton;

import dev.gatehouse.gateway.Decision;
import dev.gatehouse.gateway.check.Reading;
import io.vertx.ext.web.RoutingContext;

/** For who has a token and no request: is it valid, and meant for us. Anybody may ask, as no route is judged. */
@Singleton
class TokenDoor implements Door {

    private static final String PATH = "/gateway/token";

    private final RequestReader reader;

    TokenDoor(RequestReader reader) {
        this.reader = reader;
    }

    @Override
    public boolean isAt(String path) {
        return PATH.equals(path);
    }

    @Override
    public Reading read(RoutingContext context) {
        return new Reading.TokenOnly(reader.credentials(context.request().headers()));
    }

    @Override
    public DoorReply challenge(Decision.Challenge challenge, String requestId) {
        return RefusalReply.of(challenge.refusal(), requestId);
    }

    @Override
    public DoorReply refuse(Decision.Refuse refuse, String requestId) {
        return RefusalReply.of(refuse.refusal(), requestId);
    }
}
