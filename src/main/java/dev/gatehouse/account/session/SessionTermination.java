package dev.gatehouse.account.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.core.NewCookie;

import dev.gatehouse.account.AccountConfig;
import dev.gatehouse.account.AccountId;
import dev.gatehouse.account.revocation.RevocationKind;
import dev.gatehouse.account.revocation.Revoker;
import dev.gatehouse.audit.Actor;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.audit.AuditTrail;
import dev.gatehouse.platform.Front;
import dev.gatehouse.platform.OpaqueToken;
import dev.gatehouse.platform.PublicUrl;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Ends sessions, here and at every replica, and with them the access tokens that carry their {@code sid}. */
@Front
@ApplicationScoped
public class SessionTermination {

    /** How much longer than its session may be a token counts as revoked with it; no start with longer-lived tokens. */
    public static final Duration LONGEST_TOKEN_AFTER_SESSION = Duration.ofHours(1);

    private final Sessions sessions;
    private final Revoker revoker;
    private final AuditTrail audit;
    private final Instance<SessionDependent> dependants;
    private final AccountConfig config;
    private final PublicUrl publicUrl;
    private final Clock clock;

    SessionTermination(Sessions sessions, Revoker revoker, AuditTrail audit,
            Instance<SessionDependent> dependants, AccountConfig config,
            PublicUrl publicUrl, Clock clock) {
        this.sessions = sessions;
        this.revoker = revoker;
        this.audit = audit;
        this.dependants = dependants;
        this.config = config;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    /** Ends one session; one that is over already is left as it is. */
    @WithTransaction
    public Uni<Void> end(UUID sid, String reason) {
        return sessions.lock(sid)
                .chain(session -> endEach(session.filter(found -> !found.isEnded()).stream().toList(), reason));
    }

    /** Ends one session of this account; a session of somebody else is left alone. */
    @WithTransaction
    public Uni<Void> endOwn(AccountId owner, UUID sid, String reason) {
        return sessions.lockedOpenOf(owner)
                .chain(open -> endEach(open.stream().filter(session -> session.id().equals(sid)).toList(), reason));
    }

    /** Ends every session of an account, but the one that is named. */
    @WithTransaction
    public Uni<Void> endAllOf(AccountId account, Optional<UUID> exceptSid, String reason) {
        return sessions.lockedOpenOf(account).chain(open -> endEach(
                open.stream().filter(session -> exceptSid.filter(session.id()::equals).isEmpty()).toList(), reason))
                .chain(() -> each(dependant -> dependant.endAllOf(account, exceptSid, Actor.person(account.value()), reason)));
    }

    /** The same in the name of somebody else, an administrator above all. */
    @WithTransaction
    public Uni<Void> endAllOf(AccountId account, Actor by, String reason) {
        return sessions.lockedOpenOf(account).chain(open -> endEach(open, reason, session -> by))
                .chain(() -> each(dependant -> dependant.endAllOf(account, Optional.empty(), by, reason)));
    }

    /** Ends every session that was started with a passkey. */
    @WithTransaction
    public Uni<Void> endAllFrom(UUID passkey, Actor by, String reason) {
        return sessions.lockedOpenFrom(passkey).chain(open -> endEach(open, reason, session -> by))
                .chain(() -> each(dependant -> dependant.endAllFrom(passkey, by, reason)));
    }

    /** The {@code Set-Cookie} that takes the session cookie away. */
    public NewCookie clearingCookie() {
        return SessionCookie.of(publicUrl, OpaqueToken.of(""), Duration.ZERO).toSet();
    }

    private Uni<Void> each(Function<SessionDependent, Uni<? extends Void>> step) {
        return Multi.createFrom().iterable(dependants).onItem().transformToUniAndConcatenate(step).collect().last()
                .replaceWithVoid();
    }

    private static Actor owner(Session session) {
        return Actor.person(session.account().value());
    }

    private Uni<Void> endEach(List<Session> open, String reason) {
        return endEach(open, reason, SessionTermination::owner);
    }

    private Uni<Void> endEach(List<Session> open, String reason, Function<Session, Actor> by) {
        var now = clock.instant();
        return Multi.createFrom().iterable(open)
                .onItem().transformToUniAndConcatenate(session -> endOne(session, reason, by.apply(session), now))
                .collect().last().replaceWithVoid();
    }

    private Uni<Void> endOne(Session session, String reason, Actor by, Instant now) {
        session.end(now);
        var until = now.plus(config.session().absoluteTimeout()).plus(LONGEST_TOKEN_AFTER_SESSION);
        return revoker.revoke(RevocationKind.SESSION, session.id().toString(), until)
                .chain(() -> audit.record(AuditEvent.of("account.session.ended", by)
                        .about(session.id()).with("reason", reason)));
    }
}
