package dev.gatehouse.gateway.door;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.gatehouse.gateway.GatewayConfig;
import dev.gatehouse.platform.ClientAddress;
import io.vertx.ext.web.RoutingContext;

/**
 * The proxies whose forwarded headers count, by the address that holds the connection. Without a list it is nobody: who may
 * name another request may choose the route that judges it (oauth2-proxy CVE-2026-40575, CVE-2026-76835).
 */
@ApplicationScoped
class TrustedPeers {

    private static final int REMEMBERED = 1_000;

    private final List<Network> networks;
    private final Cache<String, Boolean> verdicts = Caffeine.newBuilder().maximumSize(REMEMBERED).executor(Runnable::run)
            .build();

    TrustedPeers(GatewayConfig config) {
        this.networks = networks(config);
    }

    static List<Network> networks(GatewayConfig config) {
        return config.trustedPeers().orElse(List.of()).stream().map(Network::parse).toList();
    }

    boolean include(RoutingContext context) {
        return !networks.isEmpty() && verdicts.get(ClientAddress.of(context), this::isListed);
    }

    private boolean isListed(String address) {
        var zone = address.indexOf('%');
        return Network.literal(zone < 0 ? address : address.substring(0, zone))
                .filter(bytes -> networks.stream().anyMatch(network -> network.contains(bytes))).isPresent();
    }
}
