package dev.gatehouse.gateway.issuer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.gatehouse.platform.LogLine;
import io.vertx.core.Future;

/**
 * The keys of one issuer as this replica last saw them. They are fetched anew from time to time, and when a token names one
 * that is not among them, however many such tokens come: at most one fetch is under way, and the next may start only some time
 * later. Meanwhile the keys that were seen go on counting, but not for ever.
 */
final class IssuerKeys {

    private static final Logger LOG = Logger.getLogger(IssuerKeys.class);
    private static final Duration REFRESH = Duration.ofMinutes(5);
    private static final Duration TRUSTED_FOR = Duration.ofHours(1);
    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(30);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(5);

    private final String issuer;
    private final Supplier<Future<Map<String, IssuerKey>>> source;
    private final Clock clock;

    private volatile Seen seen = new Seen(Map.of(), Instant.MIN);
    private volatile boolean failed;
    private Instant attemptedAt = Instant.MIN;
    private @Nullable Future<Void> underWay;

    private record Seen(Map<String, IssuerKey> keys, Instant at) {
    }

    /** What became of looking for a key. */
    sealed interface Lookup {

        record Found(IssuerKey key) implements Lookup {
        }

        record Unknown() implements Lookup {
        }

        /** The issuer could not be asked. */
        record Unanswered() implements Lookup {
        }
    }

    IssuerKeys(String issuer, Supplier<Future<Map<String, IssuerKey>>> source, Clock clock) {
        this.issuer = issuer;
        this.source = source;
        this.clock = clock;
    }

    /** The key of this id, asking the issuer when that is due. */
    Future<Lookup> find(String kid) {
        var now = clock.instant();
        var known = current(kid, now);
        if (known.isPresent()) {
            if (now.isAfter(seen.at().plus(REFRESH))) {
                fetch(now);
            }
            return Future.succeededFuture(new Lookup.Found(known.get()));
        }
        return fetch(now).map(fetched -> current(kid, clock.instant()).<Lookup> map(Lookup.Found::new)
                .orElseGet(() -> failed ? new Lookup.Unanswered() : new Lookup.Unknown()));
    }

    /** Whether a key that verified something once still counts. */
    boolean stillHas(IssuerKey key) {
        var now = clock.instant();
        if (now.isAfter(seen.at().plus(REFRESH))) {
            fetch(now);
        }
        return current(key.kid(), now).filter(key::equals).isPresent();
    }

    /** Asks the issuer before a token needs it. */
    void prepare() {
        fetch(clock.instant());
    }

    private Optional<IssuerKey> current(String kid, Instant now) {
        var last = seen;
        return now.isAfter(last.at().plus(TRUSTED_FOR)) ? Optional.empty() : Optional.ofNullable(last.keys().get(kid));
    }

    /** Complete when a fetch that is under way is over, be it this one, or at once when none is due. It never fails. */
    private Future<Void> fetch(Instant now) {
        synchronized (this) {
            if (underWay != null) {
                return underWay;
            }
            if (now.isBefore(attemptedAt.plus(failed ? BETWEEN_ATTEMPTS : BETWEEN_FETCHES))) {
                return Future.succeededFuture();
            }
            attemptedAt = now;
            underWay = Future.succeededFuture().compose(start -> source.get())
                    .map(keys -> replace(keys, now)).otherwise(this::keep);
            if (!underWay.isComplete()) {
                return underWay.onComplete(over -> done());
            }
            underWay = null;
        }
        return Future.succeededFuture();
    }

    private synchronized void done() {
        underWay = null;
    }

    private @Nullable Void replace(Map<String, IssuerKey> keys, Instant now) {
        if (failed) {
            LOG.info(LogLine.event("gateway.issuer.reached").with("issuer", issuer));
        }
        failed = false;
        seen = new Seen(keys, now);
        return null;
    }

    private @Nullable Void keep(Throwable failure) {
        if (!failed) {
            LOG.warn(LogLine.event("gateway.issuer.unreachable").with("issuer", issuer)
                    .saying("reason", failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage())
                    .saying("effect", "the keys that were seen count for " + TRUSTED_FOR.toMinutes() + " minutes"));
        }
        failed = true;
        return null;
    }
}
