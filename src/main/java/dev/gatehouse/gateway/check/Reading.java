package dev.gatehouse.gateway.check;

import java.util.Optional;
import java.util.function.Supplier;

import dev.gatehouse.gateway.AccessRequest;
import dev.gatehouse.gateway.AmbiguousRequest;
import dev.gatehouse.gateway.Credentials;
import dev.gatehouse.gateway.route.Route;
import dev.gatehouse.gateway.route.RouteTable;
import dev.gatehouse.platform.network.SourceAddress;

/** What a door read of what it is asked about. */
public sealed interface Reading {

    /** A request that can be understood in one way only, and the route that it is for, if there is one. */
    record Request(AccessRequest request, Optional<Route> route) implements Reading {

        @Override
        public Optional<SourceAddress> source() {
            return request.source();
        }
    }

    /** A request that two programs could read differently. The reason is for the operator and the audit trail. */
    record Ambiguous(String reason, Optional<SourceAddress> source) implements Reading {

        public Ambiguous(String reason) {
            this(reason, Optional.empty());
        }
    }

    /** Credentials without a request: whether a token is valid and meant for us, at no route in particular. */
    record TokenOnly(Credentials credentials) implements Reading {
    }

    /** The route that it is for, if it is for one. */
    default Optional<Route> route() {
        return Optional.empty();
    }

    /** Who sent it, where that is told apart from who asks. */
    default Optional<SourceAddress> source() {
        return Optional.empty();
    }

    /** Reads a request and finds its route. */
    static Reading of(RouteTable table, Supplier<AccessRequest> read) {
        try {
            var request = read.get();
            return new Request(request, table.find(request));
        } catch (AmbiguousRequest ambiguous) {
            return new Ambiguous(ambiguous.getMessage());
        }
    }
}
