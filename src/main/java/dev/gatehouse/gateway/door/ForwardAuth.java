package dev.gatehouse.gateway.door;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import dev.gatehouse.gateway.AmbiguousRequest;
import dev.gatehouse.gateway.Decision;
import dev.gatehouse.gateway.check.Gatekeeper;
import dev.gatehouse.gateway.identity.IdentityHeaders;
import dev.gatehouse.platform.RequestIdFilter;
import dev.gatehouse.platform.network.ClientAddress;
import dev.gatehouse.platform.network.TrustedPeers;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/**
 * The doors for other people's proxies, which ask about a request that they hold. Only a trusted peer may ask, and it has to
 * name the request completely. Beside them the one door that anybody may ask about a token alone.
 */
@Singleton
public class ForwardAuth {

    private static final Map<String, CharSequence> NAMES = IdentityHeaders.names().stream()
            .collect(Collectors.toUnmodifiableMap(Function.identity(), HttpHeaders::createOptimized));

    private static final AmbiguousRequest NOT_TRUSTED = new AmbiguousRequest("the peer that asks is not trusted to name a"
            + " request; set gatehouse.gateway.trusted-peers if it is your proxy");

    private final Gatekeeper gatekeeper;
    private final TrustedPeers peers;
    private final RequestReader reader;
    private final UntrustedPeerLog warnings;

    ForwardAuth(Gatekeeper gatekeeper, TrustedPeers peers, RequestReader reader, UntrustedPeerLog warnings) {
        this.gatekeeper = gatekeeper;
        this.peers = peers;
        this.reader = reader;
        this.warnings = warnings;
    }

    /** Answers what asks at one of these doors; a request to any other path is not for them. */
    public boolean serve(RoutingContext context, String path) {
        for (var door : Door.values()) {
            if (door.isAt(path)) {
                serve(context, door);
                return true;
            }
        }
        return false;
    }

    private void serve(RoutingContext context, Door door) {
        var loop = new ReplyLoop(context);
        decide(context, door).subscribe().with(decision -> loop.run(() -> answer(context, door, decision)),
                failure -> loop.run(() -> context.fail(500, failure)));
    }

    private Uni<Decision> decide(RoutingContext context, Door door) {
        var request = context.request();
        var requestId = RequestIdFilter.of(context);
        if (door == Door.TOKEN) {
            return gatekeeper.judgeToken(reader.credentials(request.headers()), requestId);
        }
        if (!peers.include(context)) {
            warnings.untrusted(ClientAddress.peer(context));
            return Uni.createFrom().item(gatekeeper.ambiguous(NOT_TRUSTED, requestId));
        }
        return gatekeeper.judge(() -> reader.askedAbout(request), requestId);
    }

    private void answer(RoutingContext context, Door door, Decision decision) {
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
        NAMES.forEach((name, optimized) -> headers.add(optimized, identity.getOrDefault(name, "")));
        context.response().setStatusCode(200).end();
    }
}
