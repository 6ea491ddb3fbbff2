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
import dev.gatehouse.oidc.request.AuthorizationChecks;
import dev.gatehouse.oidc.request.AuthorizationRequest;
import dev.gatehouse.oidc.request.CheckResult.Invalid;
import dev.gatehouse.oidc.request.CheckResult.Valid;
import dev.gatehouse.oidc.request.PendingRequests;
import dev.gatehouse.oidc.request.RequestUri;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** The person's yes or no to an application that asks. Only the session that was asked may answer. */
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
    Uni<Valid> question(RequestUri handle, Optional<SignedIn> person) {
        return asked(handle, person);
    }

    /** Remembers the yes, and goes back to where the next step is picked. */
    @WithTransaction
    Uni<AuthorizationResponse> allow(RequestUri handle, Optional<SignedIn> person) {
        var now = clock.instant();
        return asked(handle, person).chain(sound -> requests.consent(handle, now)
                .chain(() -> consents.allow(person.orElseThrow().account(), sound.client().id(), sound.request().scopes(), now))
                .chain(() -> audit.record(event("oidc.consent.granted", person.orElseThrow(), sound)))
                .map(done -> new AuthorizationResponse.Page(steps.backHere(sound.client(), handle))));
    }

    /** Nothing is remembered: the application may ask again. */
    @WithTransaction
    Uni<AuthorizationResponse> deny(RequestUri handle, Optional<SignedIn> person) {
        return asked(handle, person).chain(sound -> requests.finish(handle)
                .chain(() -> audit.record(event("oidc.consent.denied", person.orElseThrow(), sound)))
                .chain(() -> steps.refuse(sound.invalid(
                        OAuthError.of(OAuthErrorCode.ACCESS_DENIED, "The person did not allow it.")))));
    }

    private Uni<Valid> asked(RequestUri handle, Optional<SignedIn> person) {
        return requests.requireAuthorization(handle, clock.instant()).map(waiting -> {
            if (person.isEmpty() || !waiting.isBoundTo(person.get().sid())) {
                throw PendingRequests.isOver();
            }
            return switch (checks.judge(AuthorizationRequest.of(OAuthParameters.parse(waiting.parameters())))) {
                case Valid sound -> sound;
                case Invalid changedSince -> throw PendingRequests.isOver();
            };
        });
    }

    private static AuditEvent event(String action, SignedIn person, Valid sound) {
        return AuditEvent.of(action, Actor.person(person.account().value())).about(sound.client().id())
                .with("scope", sound.request().scopes().text());
    }
}
