package dev.gatehouse.gateway.route;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;

import dev.gatehouse.gateway.Caller;
import dev.gatehouse.platform.limit.RateLimiter;

/**
 * How often one caller may use a route.
 *
 * @param per what tells one caller from another
 * @param rate its purpose names the route, so that each route counts for itself, and a limit that a new policy did not change
 *        goes on where it stood
 */
public record RouteLimit(Per per, RateLimiter.Limit rate) {

    public RouteLimit {
        Objects.requireNonNull(per);
        Objects.requireNonNull(rate);
    }

    /** The time in which an empty bucket is full again, in whole seconds. */
    public Duration window() {
        return Duration.ofSeconds(Math.ceilDiv(rate.burst() * rate.per().toSeconds(), rate.times()));
    }

    /** What is counted by. Where a caller lacks it, it is the subject, which everybody has. */
    public enum Per {
        /** The address a request came from, whoever sent it: judged before any credential is looked at. */
        ADDRESS,
        SUBJECT,
        /** The client that a token was issued to. */
        CLIENT,
        /** The claim {@code sid}: one sign-in, with all tokens that came of it. */
        SID;

        /** As the policy and the response fields name it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The key of a caller's bucket; no key of one kind is one of another. */
        public String keyOf(Caller.Known caller) {
            return switch (this) {
                case CLIENT -> caller.client().map(client -> "client " + client).orElseGet(() -> subject(caller));
                case SID -> caller.binding().claim().equals("sid") ? "sid " + caller.binding().value() : subject(caller);
                case SUBJECT, ADDRESS -> subject(caller);
            };
        }

        private static String subject(Caller.Known caller) {
            return "subject " + caller.subject();
        }
    }
}
