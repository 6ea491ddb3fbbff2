package dev.gatehouse.account.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import dev.gatehouse.account.AccountConfig;
import dev.gatehouse.account.AccountId;
import dev.gatehouse.account.Assignments;
import dev.gatehouse.platform.TokenHash;
import dev.gatehouse.platform.database.Expiring;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** All sessions. */
@ApplicationScoped
class Sessions implements PanacheRepositoryBase<Session, UUID>, Expiring {

    /** What happened in them stays in the audit trail. */
    private static final Duration KEPT = Duration.ofDays(1);

    private static final String WITH_ACCOUNT = """
            select session, account.name, account.admin, account.roles, account.groups, account.assignedAt
            from Session session join Account account on account.id = session.accountId
            where account.lockedAt is null and session.""";

    private final AccountConfig config;

    Sessions(AccountConfig config) {
        this.config = config;
    }

    /** The live session behind a cookie, and the person, in one read; the person is seen by it. */
    @WithTransaction
    Uni<Optional<CachedSession>> visit(TokenHash cookie, Instant now) {
        return visit("tokenHash = :key", cookie.bytes(), now);
    }

    /** The same by the id of the session. */
    @WithTransaction
    Uni<Optional<CachedSession>> visit(UUID sid, Instant now) {
        return visit("id = :key", sid, now);
    }

    private Uni<Optional<CachedSession>> visit(String condition, Object key, Instant now) {
        return getSession().chain(session -> session.createQuery(WITH_ACCOUNT + condition, Object[].class)
                .setParameter("key", key)
                .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row)
                        .filter(found -> ((Session) found[0]).isLive(now, config.session()))
                        .map(found -> ((Session) found[0]).visit((String) found[1], (Boolean) found[2],
                                Assignments.kept((String) found[3], (String) found[4], (Instant) found[5]), now)));
    }

    /**
     * The session, locked: who hands something out on its strength and who ends it do so one after the other. It is locked
     * before anything that came of it.
     */
    Uni<Optional<Session>> lock(UUID sid) {
        return findById(sid, LockModeType.PESSIMISTIC_WRITE).map(Optional::ofNullable);
    }

    /** Whether the session lives; if so, it was seen, and it lives until the caller's transaction is over. */
    @WithTransaction
    Uni<Boolean> use(UUID sid, Instant now) {
        return lock(sid)
                .map(session -> session.filter(found -> found.isLive(now, config.session())))
                .invoke(live -> live.ifPresent(session -> session.seen(now)))
                .map(Optional::isPresent);
    }

    Uni<List<Session>> openOf(AccountId account) {
        return list("accountId = ?1 and endedAt is null order by lastSeenAt desc, id", account.value());
    }

    /** Those of an account, locked in the same order by everybody. */
    Uni<List<Session>> lockedOpenOf(AccountId account) {
        return find("accountId = ?1 and endedAt is null order by id", account.value())
                .withLock(LockModeType.PESSIMISTIC_WRITE).list();
    }

    /** Those that began with a passkey, locked. */
    Uni<List<Session>> lockedOpenFrom(UUID passkey) {
        return find("passkeyId = ?1 and endedAt is null order by id", passkey)
                .withLock(LockModeType.PESSIMISTIC_WRITE).list();
    }

    @Override
    @WithTransaction
    public Uni<Void> purge(Instant now) {
        return delete("expiresAt < ?1", now.minus(KEPT)).replaceWithVoid();
    }
}
