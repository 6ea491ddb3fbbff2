package dev.gatehouse.gateway;

import java.net.URI;
import java.util.List;
import java.util.Map;

/** What the gateway decided about one request. */
public sealed interface Decision {

    /**
     * Let it through with these headers for the upstream.
     *
     * @param identity header names and values; empty for an anonymous caller
     * @param limits where the caller stands at the limits of the route, for the response
     */
    record Allow(Caller caller, Map<String, String> identity, List<LimitStatus> limits) implements Decision {

        public Allow {
            identity = Map.copyOf(identity);
            limits = List.copyOf(limits);
        }

        public Allow(Caller caller, Map<String, String> identity) {
            this(caller, identity, List.of());
        }
    }

    /** A browser that can be sent to sign in and come back, and what it would be told if it could not. */
    record Challenge(URI login, Refusal refusal) implements Decision {
    }

    /** Refuse it. The reason is for the audit trail, as is who it was, as far as known; the refusal is for the caller. */
    record Refuse(Refusal refusal, String reason, Caller caller) implements Decision {

        public Refuse(Refusal refusal, String reason) {
            this(refusal, reason, new Caller.Anonymous());
        }
    }
}
