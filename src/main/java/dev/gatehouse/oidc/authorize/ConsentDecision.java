package dev.gatehouse.oidc.authorize;

import java.time.Clock;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.account.session.SignedIn;
import dev.gatehouse.audit.Actor;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.audit.AuditTrail;
import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.OAuthErrorCode;
import dev.gatehouse.oidc.OAuthParameters;
import dev.gatehouse.oidc.check.AuthorizationChecks;
import dev.gatehouse.oidc.check.CheckResult;
import dev.gatehouse.oidc.request.AuthorizationRequest;
import dev.gatehouse.oidc.request.PendingRequests;
import dev.gatehouse.oidc.request.RequestUri;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** The person's yes or no to an application that asks. Only the session that was asked may decide. */
@ApplicationScoped
class ConsentDecision {

    private final PendingRequests requests;
    private final AuthorizationChecks checks;
    private final Consents consents;
    private final StepRunner steps;
    private final AuditTrail audit;
    private final Clock clock;

    ConsentDecision(PendingRequests requests, AuthorizationChecks checks, Consents consents, StepRunner steps, AuditTrail audit,
            Clock clock) {
        this.requests = requests;
        this.checks = checks;
        this.consents = consents;
        this.steps = steps;
        this.audit = audit;
        this.clock = clock;
    }

    @WithSession
    Uni<AuthorizationRequest> question(RequestUri pending, Optional<SignedIn> person) {
        return undecided(pending, person);
    }

    /** Remembers the yes, and goes back to where the next step is picked. */
    @WithTransaction
    Uni<AuthorizationResponse> allow(RequestUri pending, Optional<SignedIn> person) {
        var now = clock.instant();
        return undecided(pending, person).chain(request -> requests.consent(pending, now)
                .chain(() -> consents.allow(person.orElseThrow().account(), request.client().id(), request.scopes(), now))
                .chain(() -> audit.record(event("oidc.consent.granted", person.orElseThrow(), request)))
                .map(done -> steps.resume(request.client(), pending)));
    }

    /** Nothing is remembered: the application may ask again. */
    @WithTransaction
    Uni<AuthorizationResponse> deny(RequestUri pending, Optional<SignedIn> person) {
        return undecided(pending, person).chain(request -> requests.finish(pending)
                .chain(() -> audit.record(event("oidc.consent.denied", person.orElseThrow(), request)))
                .chain(() -> steps.refuse(OAuthError.of(OAuthErrorCode.ACCESS_DENIED, "The person did not allow it."),
                        request.client(), request.to())));
    }

    private Uni<AuthorizationRequest> undecided(RequestUri pending, Optional<SignedIn> person) {
        return requests.requireAuthorization(pending, clock.instant()).map(remembered -> {
            if (person.isEmpty() || !remembered.isBoundTo(person.get().sid())) {
                throw PendingRequests.gone();
            }
            return switch (checks.check(OAuthParameters.parse(remembered.parameters()))) {
                case CheckResult.Valid valid -> valid.request();
                case CheckResult.Invalid changedSince -> throw PendingRequests.gone();
            };
        });
    }

    private static AuditEvent event(String action, SignedIn person, AuthorizationRequest request) {
        return AuditEvent.of(action, Actor.person(person.account().value())).about(request.client().id())
                .with("scope", request.scopes().text());
    }
}
