package dev.gatehouse.gateway.door;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import dev.gatehouse.gateway.Decision;
import dev.gatehouse.gateway.check.Gatekeeper;
import dev.gatehouse.gateway.identity.IdentityHeaders;
import dev.gatehouse.platform.RequestIds;
import dev.gatehouse.platform.network.ClientAddress;
import dev.gatehouse.platform.network.TrustedPeers;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/**
 * The doors for other people's proxies, which ask about a request that they hold. Only a trusted peer may name it; from
 * anybody else only the token counts.
 */
@Singleton
class ForwardAuth {

    private static final Map<String, CharSequence> NAMES = IdentityHeaders.names().stream()
            .collect(Collectors.toUnmodifiableMap(Function.identity(), HttpHeaders::createOptimized));

    private final Gatekeeper gatekeeper;
    private final TrustedPeers peers;
    private final WireReader reader;
    private final PeerWarning warnings;

    ForwardAuth(Gatekeeper gatekeeper, TrustedPeers peers, WireReader reader, PeerWarning warnings) {
        this.gatekeeper = gatekeeper;
        this.peers = peers;
        this.reader = reader;
        this.warnings = warnings;
    }

    void serve(RoutingContext context, Door door) {
        var loop = new ReplyLoop(context);
        decide(context).subscribe().with(decision -> loop.run(() -> answer(context, door, decision)),
                failure -> loop.run(() -> context.fail(500, failure)));
    }

    private Uni<Decision> decide(RoutingContext context) {
        var request = context.request();
        var requestId = RequestIds.of(context);
        if (reader.isForwarded(request)) {
            if (peers.include(context)) {
                return gatekeeper.judge(() -> reader.forwarded(request), requestId);
            }
            warnings.untrusted(ClientAddress.peer(context));
        }
        return gatekeeper.judgeToken(reader.credentials(request.headers()), requestId);
    }

    private void answer(RoutingContext context, Door door, Decision decision) {
        switch (decision) {
            case Decision.Allow allow -> allow(context, door, allow.identity());
            case Decision.Challenge challenge -> door.challenge(context, challenge);
            case Decision.Refuse refuse -> door.refuse(context, refuse);
        }
    }

    /**
     * To whoever copies the answer every name is answered, empty where there is nothing to say: some proxies let what a client
     * sent under it survive otherwise (Caddy CVE-2026-30851). A plain call has nobody who copies.
     */
    private void allow(RoutingContext context, Door door, Map<String, String> identity) {
        var headers = context.response().headers();
        var clears = door == Door.AUTH_REQUEST || reader.isForwarded(context.request());
        NAMES.forEach((name, optimized) -> {
            var value = identity.get(name);
            if (value != null || clears) {
                headers.add(optimized, value == null ? "" : value);
            }
        });
        context.response().setStatusCode(200).end();
    }
}
