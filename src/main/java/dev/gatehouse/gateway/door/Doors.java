package dev.gatehouse.gateway.door;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Singleton;

import dev.gatehouse.gateway.Decision;
import dev.gatehouse.gateway.LimitStatus;
import dev.gatehouse.gateway.check.Gatekeeper;
import dev.gatehouse.gateway.identity.IdentityHeaders;
import dev.gatehouse.platform.CurrentRequest;
import io.quarkus.arc.All;
import io.vertx.ext.web.RoutingContext;

/** The doors that are asked over HTTP. */
@Singleton
public class Doors {

    private final Gatekeeper gatekeeper;
    private final List<Door> doors;

    Doors(Gatekeeper gatekeeper, @All List<Door> doors) {
        this.gatekeeper = gatekeeper;
        this.doors = doors;
    }

    /** Replies to a check request at one of them; a request to any other path is not for them. */
    public boolean serve(RoutingContext context, String path) {
        for (var door : doors) {
            if (door.isAt(path)) {
                serve(context, door);
                return true;
            }
        }
        return false;
    }

    private void serve(RoutingContext context, Door door) {
        var loop = new ReplyLoop(context);
        gatekeeper.judge(door.read(context), CurrentRequest.id(context))
                .onSuccess(decision -> loop.run(() -> reply(door, decision, context).send(context)))
                .onFailure(failure -> loop.run(() -> context.fail(500, failure)));
    }

    private static DoorReply reply(Door door, Decision decision, RoutingContext context) {
        var requestId = CurrentRequest.id(context);
        return switch (decision) {
            case Decision.Allow allow -> door.allow(allow(allow, IdentityHeaders.ofRequest(context)),
                    context.request().headers());
            case Decision.Challenge challenge -> door.challenge(challenge, requestId);
            case Decision.Refuse refuse -> door.refuse(refuse, requestId);
        };
    }

    /**
     * Every name of an identity is in it, empty where there is nothing to say: some proxies let what a client sent under it
     * survive otherwise (Caddy CVE-2026-30851).
     */
    private static DoorReply allow(Decision.Allow allow, Map<String, String> ofRequest) {
        var headers = new LinkedHashMap<String, String>(8);
        for (var name : IdentityHeaders.names()) {
            headers.put(name, allow.identity().getOrDefault(name, ""));
        }
        headers.putAll(LimitStatus.fields(allow.limits()));
        headers.putAll(ofRequest);
        return DoorReply.of(200, headers);
    }
}
