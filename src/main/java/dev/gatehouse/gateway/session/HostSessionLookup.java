package dev.gatehouse.gateway.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.gatehouse.account.session.SessionLookup;
import dev.gatehouse.account.session.SignedIn;
import dev.gatehouse.gateway.HostName;
import dev.gatehouse.platform.OpaqueToken;
import dev.gatehouse.platform.TokenHash;
import io.smallrye.mutiny.Uni;

/**
 * Finds the person behind a session cookie of a protected host. The row is read once; whether the session that it came from
 * still lives is asked each time, so that it ends here when it ends there. What is nobody's is read once in a few seconds: a
 * browser that was signed out goes on presenting it.
 */
@ApplicationScoped
public class HostSessionLookup {

    private static final int MOST_REMEMBERED = 100_000;
    private static final int MOST_OVER = 10_000;
    private static final Duration OVER_FOR = Duration.ofSeconds(5);

    private final Cache<TokenHash, Remembered> cache = Caffeine.newBuilder().maximumSize(MOST_REMEMBERED)
            .executor(Runnable::run).build();
    /** What was read and is nobody's. No cookie is told to a browser before its row is there, so none begins to count later. */
    private final Cache<TokenHash, Boolean> over = Caffeine.newBuilder().maximumSize(MOST_OVER).expireAfterWrite(OVER_FOR)
            .executor(Runnable::run).build();
    private final HostSessions hostSessions;
    private final SessionLookup sessions;
    private final Clock clock;

    HostSessionLookup(HostSessions hostSessions, SessionLookup sessions, Clock clock) {
        this.hostSessions = hostSessions;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** A session at a protected host, as this replica remembers it. */
    record Remembered(String host, UUID sid, Instant expiresAt) {

        boolean counts(HostName at, Instant now) {
            return host.equals(at.value()) && now.isBefore(expiresAt);
        }
    }

    /** Who holds this cookie, if it is that of a live session at this host; anything else is nobody. */
    public Uni<Optional<SignedIn>> find(HostName host, String cookieValue) {
        if (!OpaqueToken.isWellFormed(cookieValue)) {
            return Uni.createFrom().item(Optional.empty());
        }
        var cookie = OpaqueToken.of(cookieValue).hash();
        return over.getIfPresent(cookie) != null ? nobody()
                : row(cookie).chain(found -> found.isEmpty() ? over(cookie) : person(cookie, found.get(), host));
    }

    private Uni<Optional<SignedIn>> person(TokenHash cookie, Remembered session, HostName host) {
        return session.counts(host, clock.instant())
                ? sessions.find(session.sid()).chain(found -> found.isEmpty() ? over(cookie) : Uni.createFrom().item(found))
                : nobody();
    }

    private Uni<Optional<SignedIn>> over(TokenHash cookie) {
        over.put(cookie, true);
        return nobody();
    }

    private static Uni<Optional<SignedIn>> nobody() {
        return Uni.createFrom().item(Optional.empty());
    }

    private Uni<Optional<Remembered>> row(TokenHash cookie) {
        var remembered = cache.getIfPresent(cookie);
        return remembered == null
                ? hostSessions.find(cookie).invoke(found -> found.ifPresent(session -> cache.put(cookie, session)))
                : Uni.createFrom().item(Optional.of(remembered));
    }
}
