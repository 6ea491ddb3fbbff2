package dev.gatehouse.gateway.door;

import jakarta.inject.Singleton;

import dev.gatehouse.gateway.Decision;
import dev.gatehouse.gateway.check.Gatekeeper;
import dev.gatehouse.platform.CurrentRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** For who has a token and no request: is it valid, and meant for us. Anybody may ask, as no route is judged. */
@Singleton
class TokenDoor implements Door {

    private static final String PATH = "/gateway/token";

    private final Gatekeeper gatekeeper;
    private final RequestReader reader;

    TokenDoor(Gatekeeper gatekeeper, RequestReader reader) {
        this.gatekeeper = gatekeeper;
        this.reader = reader;
    }

    @Override
    public boolean isAt(String path) {
        return PATH.equals(path);
    }

    @Override
    public Uni<Decision> judge(RoutingContext context) {
        return gatekeeper.judgeToken(reader.credentials(context.request().headers()), CurrentRequest.id(context));
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
