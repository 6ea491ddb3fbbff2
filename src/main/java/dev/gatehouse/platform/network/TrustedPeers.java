package dev.gatehouse.platform.network;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.gatehouse.platform.Front;
import io.vertx.ext.web.RoutingContext;

/**
 * The proxies whose forwarded headers count, by the address that holds the connection. Without a list it is nobody: who may
 * name another request may choose the route that judges it (oauth2-proxy CVE-2026-40575, CVE-2026-76835).
 */
@Front
@ApplicationScoped
public class TrustedPeers {

    private static final int REMEMBERED = 1_000;

    private final List<Network> networks;
    private final Cache<String, Boolean> verdicts = Caffeine.newBuilder().maximumSize(REMEMBERED).executor(Runnable::run)
            .build();

    TrustedPeers(PeersConfig config) {
        this.networks = networks(config);
    }

    /**
     * The networks of the setting.
     *
     * @throws IllegalArgumentException when one cannot be read; the message names it
     */
    static List<Network> networks(PeersConfig config) {
        return config.trustedPeers().orElse(List.of()).stream().map(Network::parse).toList();
    }

    /** Whether nobody is trusted. */
    public boolean isEmpty() {
        return networks.isEmpty();
    }

    /** Whether the peer of this request's connection is one of them. */
    public boolean include(RoutingContext context) {
        return !networks.isEmpty() && include(ClientAddress.peer(context));
    }

    boolean include(String address) {
        return verdicts.get(address, this::isListed);
    }

    private boolean isListed(String address) {
        return Network.literal(address)
                .filter(bytes -> networks.stream().anyMatch(network -> network.contains(bytes))).isPresent();
    }
}
