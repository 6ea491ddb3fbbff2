package dev.gatehouse.gateway.door;

import java.time.Duration;
import java.util.List;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import dev.gatehouse.gateway.AmbiguousRequest;
import dev.gatehouse.gateway.caller.GatewayClients;
import dev.gatehouse.platform.LogLine;
import dev.gatehouse.platform.limit.RateLimiter;
import dev.gatehouse.platform.network.ClientAddress;
import dev.gatehouse.platform.network.TrustedPeers;
import io.vertx.ext.web.RoutingContext;

/**
 * Who may ask about requests of others: trusted peers, by the address that holds the connection, and clients of ours with a
 * token in a header of its own. {@code Authorization} is the checked request's, and {@code Proxy-Authorization} ends at the
 * next hop. Who sends that header means to be judged by it, so it has to count whatever the address.
 */
@Singleton
public class AskingPeers {

    /** Carries {@code Bearer} and an access token. */
    public static final String AUTHORIZATION = "X-Gatehouse-Authorization";

    private static final Logger LOG = Logger.getLogger(AskingPeers.class);
    private static final RateLimiter.Limit ONCE_A_MINUTE = new RateLimiter.Limit("gateway.peer.untrusted", 1,
            Duration.ofMinutes(1));
    private static final String FIX = "set gatehouse.gateway.trusted-peers if it is your proxy, or let it send "
            + AUTHORIZATION + " with a token of a client that has the scope gateway.check";

    private final TrustedPeers peers;
    private final GatewayClients clients;
    private final RateLimiter limiter;

    AskingPeers(TrustedPeers peers, GatewayClients clients, RateLimiter limiter) {
        this.peers = peers;
        this.clients = clients;
        this.limiter = limiter;
    }

    /** Refuses who may not. */
    public void require(RoutingContext question) {
        require(question, question.request().headers().getAll(AUTHORIZATION));
    }

    private void require(RoutingContext question, List<String> credentials) {
        if (credentials.size() > 1) {
            throw new AmbiguousRequest(AUTHORIZATION + " more than once; the proxy has to set it, not to add one");
        }
        if (!credentials.isEmpty()) {
            clients.objection(credentials.getFirst()).ifPresent(reason -> {
                throw new AmbiguousRequest(AUTHORIZATION + " has " + reason);
            });
        } else if (!peers.include(question)) {
            warn(ClientAddress.peer(question));
            throw new AmbiguousRequest("the peer that asks is not trusted to name a request; " + FIX);
        }
    }

    /** Tells the operator. Once a minute at most: anybody can cause it. */
    void warn(String address) {
        if (limiter.take(ONCE_A_MINUTE, "all").isEmpty()) {
            LOG.warn(LogLine.event("gateway.peer.untrusted").with("address", address)
                    .saying("reason", "it asked about a request and got 400")
                    .saying("fix", FIX + "; who has only a token asks /gateway/token"));
        }
    }
}
