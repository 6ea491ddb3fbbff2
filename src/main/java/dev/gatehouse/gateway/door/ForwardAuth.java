package dev.gatehouse.gateway.door;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.gateway.Decision;
import dev.gatehouse.gateway.check.Gatekeeper;
import dev.gatehouse.gateway.identity.IdentityHeaders;
import dev.gatehouse.platform.RequestIds;
import dev.gatehouse.platform.network.TrustedPeers;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/**
 * The doors for other people's proxies, which ask about a request that they hold. Only a trusted peer may name it; from
 * anybody else only the token counts.
 */
@ApplicationScoped
class ForwardAuth {

    private final Gatekeeper gatekeeper;
    private final TrustedPeers peers;
    private final WireReader reader;

    ForwardAuth(Gatekeeper gatekeeper, TrustedPeers peers, WireReader reader) {
        this.gatekeeper = gatekeeper;
        this.peers = peers;
        this.reader = reader;
    }

    void serve(RoutingContext context, Door door) {
        var loop = new ReplyLoop(context);
        decide(context).subscribe().with(decision -> loop.run(() -> answer(context, door, decision)),
                failure -> loop.run(() -> context.fail(500, failure)));
    }

    private Uni<Decision> decide(RoutingContext context) {
        var request = context.request();
        var requestId = RequestIds.of(context);
        return reader.isForwarded(request) && peers.include(context)
                ? gatekeeper.judge(() -> reader.forwarded(request), requestId)
                : gatekeeper.judgeToken(reader.credentials(request.headers()), requestId);
    }

    private static void answer(RoutingContext context, Door door, Decision decision) {
        switch (decision) {
            case Decision.Allow allow -> allow(context, allow.identity());
            case Decision.Challenge challenge -> door.challenge(context, challenge);
            case Decision.Refuse refuse -> door.refuse(context, refuse);
        }
    }

    /**
     * Every name is answered, empty where there is nothing to say: some proxies let what a client sent under it survive
     * otherwise (Caddy CVE-2026-30851).
     */
    private static void allow(RoutingContext context, Map<String, String> identity) {
        var headers = context.response().headers();
        IdentityHeaders.names().forEach(name -> headers.set(name, identity.getOrDefault(name, "")));
        context.response().setStatusCode(200).end();
    }
}
