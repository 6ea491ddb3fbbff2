package dev.gatehouse.gateway.door;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.gateway.GatewayConfig;
import dev.gatehouse.platform.startup.SevereFinding;
import dev.gatehouse.platform.startup.StartupCheck;

/** A list of trusted peers that cannot be read, or that means everybody, is no list. */
@ApplicationScoped
class GatewayStartupCheck implements StartupCheck {

    private final GatewayConfig config;

    GatewayStartupCheck(GatewayConfig config) {
        this.config = config;
    }

    @Override
    public void check() {
        try {
            TrustedPeers.networks(config);
        } catch (IllegalArgumentException wrong) {
            throw new SevereFinding("gatehouse.gateway.trusted-peers: " + wrong.getMessage()
                    + "; write addresses or networks of your proxies, as 10.1.0.0/16.");
        }
    }
}
