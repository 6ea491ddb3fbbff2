package dev.gatehouse.platform.network;

import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** Whose word counts. */
@ConfigMapping(prefix = "gatehouse.gateway")
public interface PeersConfig {

    /**
     * Addresses or networks (CIDR) of the proxies whose forwarded headers count. Nobody by default; loopback in dev, try-out
     * and tests.
     */
    Optional<List<String>> trustedPeers();
}
