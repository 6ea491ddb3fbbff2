package dev.gatehouse.gateway;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The kinds of refusal that a caller may tell apart (RFC 6750 §3.1, RFC 9470 §3). */
public sealed interface Refusal {

    int status();

    /** Two programs could read this request differently. */
    record Ambiguous() implements Refusal {

        @Override
        public int status() {
            return 400;
        }
    }

    /**
     * Nothing was presented where something is needed.
     *
     * @param audience what a token has to be meant for
     */
    record NoCredentials(String audience, Set<String> needed) implements Refusal {

        public NoCredentials {
            needed = Set.copyOf(needed);
        }

        @Override
        public int status() {
            return 401;
        }
    }

    /** What was presented does not count: not ours, expired, revoked, for somebody else. */
    record BadCredentials() implements Refusal {

        @Override
        public int status() {
            return 401;
        }
    }

    /** A proof of possession came along, which nobody here verifies: its sender must not believe in it (RFC 9449). */
    record UnsupportedProof() implements Refusal {

        @Override
        public int status() {
            return 401;
        }
    }

    /** The caller has to prove themselves again, stronger or more recently. */
    record StepUp(Optional<String> acr, Optional<Duration> maxAge) implements Refusal {

        /** What this asks for and the other one too. */
        public StepUp and(StepUp other) {
            return new StepUp(acr.or(other::acr), maxAge.or(other::maxAge));
        }

        @Override
        public int status() {
            return 401;
        }
    }

    /** The token lacks a scope that the route needs. */
    record InsufficientScope(Set<String> needed) implements Refusal {

        public InsufficientScope {
            needed = Set.copyOf(needed);
        }

        @Override
        public int status() {
            return 403;
        }
    }

    /** Not allowed, whoever asks. */
    record Forbidden() implements Refusal {

        @Override
        public int status() {
            return 403;
        }
    }

    /**
     * Asked more often than the route allows (RFC 6585 §4).
     *
     * @param retryAfter until one more is granted
     * @param limits where the caller stands
     */
    record TooMany(Duration retryAfter, List<LimitStatus> limits) implements Refusal {

        public TooMany {
            Objects.requireNonNull(retryAfter);
            limits = List.copyOf(limits);
        }

        @Override
        public int status() {
            return 429;
        }
    }

    /** We could not find out, so it is refused, for now. */
    record Unavailable() implements Refusal {

        @Override
        public int status() {
            return 503;
        }
    }
}
