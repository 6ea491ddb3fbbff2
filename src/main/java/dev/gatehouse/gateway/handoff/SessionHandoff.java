package dev.gatehouse.gateway.handoff;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.account.AccountConfig;
import dev.gatehouse.account.session.SessionLookup;
import dev.gatehouse.account.session.SignedIn;
import dev.gatehouse.audit.Actor;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.audit.AuditTrail;
import dev.gatehouse.gateway.HostName;
import dev.gatehouse.gateway.session.HostSessions;
import dev.gatehouse.platform.Ids;
import dev.gatehouse.platform.OpaqueToken;
import dev.gatehouse.platform.Randomness;
import dev.gatehouse.platform.ReturnTo;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Hands a sign-in at the issuer over to a protected host. */
@ApplicationScoped
class SessionHandoff {

    static final Duration CODE_LIFE = Duration.ofSeconds(60);

    private static final String STARTED = "gateway.session.started";
    private static final String REFUSED = "gateway.session.refused";

    private final Handoffs handoffs;
    private final HostSessions hostSessions;
    private final SessionLookup sessions;
    private final AccountConfig account;
    private final AuditTrail audit;
    private final Randomness randomness;
    private final Ids ids;
    private final Clock clock;

    SessionHandoff(Handoffs handoffs, HostSessions hostSessions, SessionLookup sessions, AccountConfig account,
            AuditTrail audit, Randomness randomness, Ids ids, Clock clock) {
        this.handoffs = handoffs;
        this.hostSessions = hostSessions;
        this.sessions = sessions;
        this.account = account;
        this.audit = audit;
        this.randomness = randomness;
        this.ids = ids;
        this.clock = clock;
    }

    /** What presenting a code comes to. A refusal is a value, because the code is used up by it all the same. */
    sealed interface Redemption {

        /** A session at the host began. */
        record Started(OpaqueToken cookie, Duration maxAge, ReturnTo target) implements Redemption {
        }

        record Refused() implements Redemption {
        }
    }

    /** Makes the code that completes a hand-off; empty when the session ended meanwhile. */
    @WithTransaction
    Uni<Optional<OpaqueToken>> issue(SignedIn person, Destination destination) {
        var code = randomness.token();
        var now = clock.instant();
        var handoff = new Handoff(ids.next(), code.hash(), destination, person,
                person.authentication().at().plus(account.session().absoluteTimeout()), now.plus(CODE_LIFE));
        return sessions.use(person.sid()).chain(lives -> lives ? handoffs.persist(handoff).replaceWith(Optional.of(code))
                : Uni.createFrom().item(Optional.empty()));
    }

    /**
     * Begins the session at the host.
     *
     * @param browser what the browser has in the cookie of this host
     */
    @WithTransaction
    Uni<Redemption> redeem(OpaqueToken code, OpaqueToken browser, HostName host) {
        return handoffs.take(code.hash()).chain(found -> {
            var objection = found.map(handoff -> objection(handoff, browser, host))
                    .orElse("a code that is unknown or was used");
            return objection.isEmpty() ? startWhileItLives(found.orElseThrow(), host)
                    : Uni.createFrom().item(refused(objection, host));
        });
    }

    private String objection(Handoff handoff, OpaqueToken browser, HostName host) {
        if (!handoff.wasBegunBy(browser)) {
            return "a code of another browser";
        }
        if (!handoff.isFor(host.value())) {
            return "a code for another host";
        }
        return handoff.isExpired(clock.instant()) ? "a code that is too old" : "";
    }

    private Uni<Redemption> startWhileItLives(Handoff handoff, HostName host) {
        return sessions.use(handoff.sid()).chain(lives -> lives ? start(handoff, host)
                : Uni.createFrom().item(refused("the session that it came from is over", host)));
    }

    private Uni<Redemption> start(Handoff handoff, HostName host) {
        return hostSessions.start(host, handoff.sid(), handoff.sessionExpiresAt())
                .call(cookie -> audit.record(AuditEvent.of(STARTED, Actor.person(handoff.account())).about(handoff.sid())
                        .with("host", host)))
                .map(cookie -> new Redemption.Started(cookie, Duration.between(clock.instant(), handoff.sessionExpiresAt()),
                        handoff.target()));
    }

    private Redemption refused(String reason, HostName host) {
        audit.refused(AuditEvent.refusal(REFUSED, Actor.stranger(), reason).about(host));
        return new Redemption.Refused();
    }
}
