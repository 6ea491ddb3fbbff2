package dev.gatehouse.platform.network;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.platform.CurrentRequest;
import dev.gatehouse.platform.Front;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;

/**
 * Where a request comes from, as limits count it and the audit trail keeps it. Anybody can send {@code X-Forwarded-For}, so it
 * counts only where a trusted proxy holds the connection, and only up to the first hop that is not one. What cannot be read
 * falls back to the peer and never skips the limit (authentik CVE-2024-47070).
 */
@Front
@ApplicationScoped
public class ClientAddress {

    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private final TrustedPeers trusted;

    ClientAddress(TrustedPeers trusted) {
        this.trusted = trusted;
    }

    /** The address of the peer that holds the connection. */
    public static String peer(RoutingContext context) {
        return peer(context.request());
    }

    private static String peer(HttpServerRequest request) {
        SocketAddress peer = request.connection().remoteAddress();
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

    /** Who sent a request that arrived here: empty when a trusted proxy says it in a way that cannot be read. */
    public Optional<SourceAddress> source(HttpServerRequest request) {
        var peer = peer(request);
        if (trusted.isEmpty() || !trusted.include(peer) || !request.headers().contains(FORWARDED_FOR)) {
            return SourceAddress.parse(peer);
        }
        return told(request.headers());
    }

    /**
     * Who sent a request that a trusted proxy holds and asks about: the first hop from the right that is no proxy of ours, or
     * the farthest of ours. Empty when the proxy does not say it, or in a way that cannot be read.
     */
    public Optional<SourceAddress> told(MultiMap headers) {
        var forwardedFor = headers.getAll(FORWARDED_FOR);
        var nearest = "";
        for (int i = forwardedFor.size() - 1; i >= 0; i--) {
            var hops = forwardedFor.get(i);
            for (int end = hops.length(); end >= 0;) {
                var comma = hops.lastIndexOf(',', end - 1);
                nearest = hops.substring(comma + 1, end).strip();
                var address = SourceAddress.parse(nearest);
                if (address.isEmpty() || !trusted.include(nearest)) {
                    return address;
                }
                end = comma;
            }
        }
        return SourceAddress.parse(nearest);
    }

    /** Of an IPv6 address the network. */
    public static String site(String address) {
        return SourceAddress.parse(address).map(SourceAddress::value).orElse(address);
    }
}
