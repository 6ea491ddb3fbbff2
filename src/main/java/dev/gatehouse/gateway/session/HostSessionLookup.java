package dev.gatehouse.gateway.session;

import java.time.Clock;
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
 * still lives is asked each time, so that it ends here when it ends there.
 */
@ApplicationScoped
public class HostSessionLookup {

    private static final int MOST_REMEMBERED = 100_000;

    private final Cache<TokenHash, Remembered> cache = Caffeine.newBuilder().maximumSize(MOST_REMEMBERED)
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
        return row(OpaqueToken.of(cookieValue).hash())
                .map(found -> found.filter(session -> session.counts(host, clock.instant())))
                .chain(found -> found.map(session -> sessions.find(session.sid()))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Optional<Remembered>> row(TokenHash cookie) {
        var remembered = cache.getIfPresent(cookie);
        return remembered == null
                ? hostSessions.find(cookie).invoke(found -> found.ifPresent(session -> cache.put(cookie, session)))
                : Uni.createFrom().item(Optional.of(remembered));
    }
}
