package dev.gatehouse.platform.network;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.platform.CurrentRequest;
import dev.gatehouse.platform.Front;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;

/**
 * Where a request comes from, as limits count it and the audit trail keeps it. Anybody can send {@code X-Forwarded-For}, so it
 * counts only where a trusted proxy holds the
 * connection, and only up to the first hop that is not one. What cannot be read falls back to the peer and never skips the
 * limit (authentik CVE-2024-47070).
 */
@Front
@ApplicationScoped
public class ClientAddress {

    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final int IPV6_BYTES = 16;
    private static final int IPV6_SITE_BYTES = 8;

    private final TrustedPeers trusted;

    ClientAddress(TrustedPeers trusted) {
        this.trusted = trusted;
    }

    /** The address of the peer that holds the connection. */
    public static String peer(RoutingContext context) {
        SocketAddress peer = context.request().connection().remoteAddress();
        return peer == null || peer.hostAddress() == null ? "unknown" : peer.hostAddress();
    }

    /** The caller's address; of an IPv6 address the network, because one caller has all of its addresses. */
    public String of(RoutingContext context) {
        return site(of(peer(context), context.request().headers().getAll(FORWARDED_FOR)));
    }

    /** Where the request that is being served comes from, to the letter: for the audit trail, where a network is too little. */
    public Optional<String> current() {
        return CurrentRequest.find()
                .map(context -> of(peer(context), context.request().headers().getAll(FORWARDED_FOR)));
    }

    String of(String peer, List<String> forwardedFor) {
        if (trusted.isEmpty() || !trusted.include(peer)) {
            return peer;
        }
        var hops = forwardedFor.stream().flatMap(header -> Arrays.stream(header.split(","))).map(String::strip).toList();
        for (String hop : hops.reversed()) {
            if (Network.literal(hop).isEmpty()) {
                return peer;
            }
            if (!trusted.include(hop)) {
                return hop;
            }
        }
        return peer;
    }

    /** Of an IPv6 address the network. */
    public static String site(String address) {
        return Network.literal(address).filter(bytes -> bytes.length == IPV6_BYTES)
                .map(bytes -> HexFormat.of().formatHex(bytes, 0, IPV6_SITE_BYTES) + "/64").orElse(address);
    }
}
