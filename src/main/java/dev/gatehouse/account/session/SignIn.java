package dev.gatehouse.account.session;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.account.AccountConfig;
import dev.gatehouse.account.AccountId;
import dev.gatehouse.account.Authentication;
import dev.gatehouse.audit.Actor;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.audit.AuditTrail;
import dev.gatehouse.platform.Front;
import dev.gatehouse.platform.Ids;
import dev.gatehouse.platform.OpaqueToken;
import dev.gatehouse.platform.PublicUrl;
import dev.gatehouse.platform.Randomness;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Starts a session for somebody who has proved who they are. */
@Front
@ApplicationScoped
public class SignIn {

    private final Sessions sessions;
    private final SessionTermination termination;
    private final CurrentSession current;
    private final AccountConfig config;
    private final PublicUrl publicUrl;
    private final Randomness randomness;
    private final Ids ids;
    private final AuditTrail audit;

    SignIn(Sessions sessions, SessionTermination termination, CurrentSession current, AccountConfig config, PublicUrl publicUrl,
            Randomness randomness, Ids ids, AuditTrail audit) {
        this.sessions = sessions;
        this.termination = termination;
        this.current = current;
        this.config = config;
        this.publicUrl = publicUrl;
        this.randomness = randomness;
        this.ids = ids;
        this.audit = audit;
    }

    /**
     * Starts a session with an id and a cookie of its own (OWASP ASVS 7.2.4), whatever cookie the browser came with; the
     * session that this browser had is over.
     */
    @WithTransaction
    public Uni<SessionCookie> start(AccountId account, Authentication authentication, String userAgent) {
        OpaqueToken token = randomness.token();
        UUID sid = ids.random();
        var session = new Session(sid, token.hash(), account, authentication, userAgent, config.session());
        return endPrevious()
                .chain(() -> sessions.persist(session))
                .chain(kept -> audit.record(AuditEvent.of("account.signed-in", Actor.person(account.value())).about(sid)
                        .with("passkey", authentication.passkey())))
                .replaceWith(SessionCookie.of(publicUrl, token, config.session().absoluteTimeout()));
    }

    private Uni<Void> endPrevious() {
        return current.find().map(previous -> termination.end(previous.sid(), "signed in again"))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }
}
