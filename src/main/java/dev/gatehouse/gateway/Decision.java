package dev.gatehouse.gateway;

import java.net.URI;
import java.util.Map;

/** What the gateway decided about one request. */
public sealed interface Decision {

    /**
     * Let it through with these headers for the upstream.
     *
     * @param identity header names and values; empty for an anonymous caller
     */
    record Allow(Caller caller, Map<String, String> identity) implements Decision {

        public Allow {
            identity = Map.copyOf(identity);
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
