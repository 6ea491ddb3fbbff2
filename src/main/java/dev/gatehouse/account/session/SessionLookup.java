package dev.gatehouse.account.session;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.gatehouse.account.AccountConfig;
import dev.gatehouse.account.revocation.RevocationKind;
import dev.gatehouse.account.revocation.RevocationSet;
import dev.gatehouse.platform.Front;
import dev.gatehouse.platform.OpaqueToken;
import dev.gatehouse.platform.PublicUrl;
import dev.gatehouse.platform.TokenHash;
import dev.gatehouse.platform.database.DatabaseUnavailable;
import io.smallrye.mutiny.Uni;

/**
 * Finds the person behind a session cookie: from memory, and once a minute, or when their roles or groups were changed, from
 * the
 * database.
 */
@Front
@ApplicationScoped
public class SessionLookup {

    private static final int MOST_REMEMBERED = 100_000;

    private final Cache<TokenHash, CachedSession> cache = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .executor(Runnable::run)
            .build();
    private final Sessions sessions;
    private final RevocationSet revocations;
    private final AccountConfig config;
    private final PublicUrl publicUrl;
    private final Clock clock;

    SessionLookup(Sessions sessions, RevocationSet revocations, AccountConfig config, PublicUrl publicUrl, Clock clock) {
        this.sessions = sessions;
        this.revocations = revocations;
        this.config = config;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    /** The name of the session cookie. */
    public String cookieName() {
        return SessionCookie.nameFor(publicUrl);
    }

    /** Who holds this cookie, if it is that of a live session; anything else is nobody. */
    public Uni<Optional<SignedIn>> find(String cookieValue) {
        if (!OpaqueToken.isWellFormed(cookieValue)) {
            return Uni.createFrom().item(Optional.empty());
        }
        var now = clock.instant();
        var cookie = OpaqueToken.of(cookieValue).hash();
        var remembered = Optional.ofNullable(cache.getIfPresent(cookie)).filter(this::isUpToDate);
        if (remembered.isPresent() && remembered.get().isRecent(now)) {
            return Uni.createFrom().item(admitted(remembered, now));
        }
        return read(cookie, remembered, now).map(found -> admitted(found, now));
    }

    /** Whether a session lives, by its id: an app that acts for the person is a sign that they are there. */
    public Uni<Boolean> use(UUID sid) {
        return sessions.use(sid, clock.instant())
                .map(lives -> lives && !revocations.isRevoked(RevocationKind.SESSION, sid.toString()));
    }

    /** What the person was before is not what they are: not for a minute, and not while the database is away. */
    private boolean isUpToDate(CachedSession session) {
        var person = session.signedIn();
        return !revocations.isOutdated(person.account().toString(), person.assignments().updatedAt());
    }

    private Uni<Optional<CachedSession>> read(TokenHash cookie, Optional<CachedSession> remembered, Instant now) {
        return sessions.visit(cookie, now)
                .invoke(found -> found.ifPresentOrElse(session -> cache.put(cookie, session), () -> cache.invalidate(cookie)))
                .onFailure(failure -> remembered.isPresent() && DatabaseUnavailable.is(failure))
                .recoverWithItem(() -> withoutDatabase(cookie, remembered, now));
    }

    /** People who are signed in stay so while the database is away; what is revoked and what is over stays out. */
    private Optional<CachedSession> withoutDatabase(TokenHash cookie, Optional<CachedSession> remembered, Instant now) {
        var live = remembered.filter(session -> session.isLive(now, config.session())).map(session -> session.seen(now));
        live.ifPresent(session -> cache.put(cookie, session));
        return live;
    }

    private Optional<SignedIn> admitted(Optional<CachedSession> found, Instant now) {
        return found.filter(session -> session.isLive(now, config.session()))
                .map(CachedSession::signedIn)
                .filter(person -> !revocations.isRevoked(RevocationKind.SESSION, person.sid().toString()));
    }
}
