package dev.gatehouse.platform.network;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.gatehouse.platform.LogLine;
import dev.gatehouse.platform.PublicUrl;
import dev.gatehouse.platform.startup.SevereFinding;
import dev.gatehouse.platform.startup.StartupCheck;

/** A list of trusted peers that cannot be read, or that means everybody, is no list. */
@ApplicationScoped
class PeersStartupCheck implements StartupCheck {

    private static final Logger LOG = Logger.getLogger(PeersStartupCheck.class);

    private final PeersConfig config;
    private final PublicUrl publicUrl;

    PeersStartupCheck(PeersConfig config, PublicUrl publicUrl) {
        this.config = config;
        this.publicUrl = publicUrl;
    }

    @Override
    public void check() {
        try {
            if (TrustedPeers.networks(config).isEmpty() && publicUrl.secure()) {
                LOG.warn(LogLine.event("platform.peers.none")
                        .saying("reason", "gatehouse.gateway.trusted-peers is empty: the proxy that ends TLS counts "
                                + "as one caller for all limits, and its forwarded headers are ignored")
                        .saying("fix", "name its addresses"));
            }
        } catch (IllegalArgumentException wrong) {
            throw new SevereFinding("gatehouse.gateway.trusted-peers: " + wrong.getMessage()
                    + "; write addresses or networks of your proxies, as 10.1.0.0/16.");
        }
    }
}
