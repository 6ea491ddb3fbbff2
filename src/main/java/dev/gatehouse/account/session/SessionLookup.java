package dev.gatehouse.account.session;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

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
 * Finds the person behind a session cookie: from memory, and once a minute, or when their roles or groups were changed,
 * from the database.
 */
@Front
@ApplicationScoped
public class SessionLookup {

    private static final int MOST_REMEMBERED = 100_000;

    private final Cache<TokenHash, CachedSession> byCookie = cache();
    private final Cache<UUID, CachedSession> bySid = cache();
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

    private static <K> Cache<K, CachedSession> cache() {
        return Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).executor(Runnable::run).build();
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
        var cookie = OpaqueToken.of(cookieValue).hash();
        return find(byCookie, cookie, now -> sessions.visit(cookie, now));
    }

    /**
     * Who is signed in by the session of this id, if it lives: what was handed out on its strength counts as long as it does.
     */
    public Uni<Optional<SignedIn>> find(UUID sid) {
        if (revocations.isRevoked(RevocationKind.SESSION, sid.toString())) {
            return Uni.createFrom().item(Optional.empty());
        }
        return find(bySid, sid, now -> sessions.visit(sid, now));
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

    private <K> Uni<Optional<SignedIn>> find(Cache<K, CachedSession> cache, K key,
            Function<Instant, Uni<Optional<CachedSession>>> read) {
        var now = clock.instant();
        var remembered = Optional.ofNullable(cache.getIfPresent(key)).filter(this::isUpToDate);
        if (remembered.isPresent() && remembered.get().isRecent(now)) {
            return Uni.createFrom().item(admitted(remembered, now));
        }
        return read.apply(now)
                .invoke(found -> found.ifPresentOrElse(session -> cache.put(key, session), () -> cache.invalidate(key)))
                .onFailure(failure -> remembered.isPresent() && DatabaseUnavailable.is(failure))
                .recoverWithItem(() -> withoutDatabase(cache, key, remembered, now))
                .map(found -> admitted(found, now));
    }

    /** People who are signed in stay so while the database is away; what is revoked and what is over stays out. */
    private <K> Optional<CachedSession> withoutDatabase(Cache<K, CachedSession> cache, K key,
            Optional<CachedSession> remembered, Instant now) {
        var live = remembered.filter(session -> session.isLive(now, config.session())).map(session -> session.seen(now));
        live.ifPresent(session -> cache.put(key, session));
        return live;
    }

    private Optional<SignedIn> admitted(Optional<CachedSession> found, Instant now) {
        return found.filter(session -> session.isLive(now, config.session()))
                .map(CachedSession::signedIn)
                .filter(person -> !revocations.isRevoked(RevocationKind.SESSION, person.sid().toString()));
    }
}
