package dev.gatehouse.oidc.authorize;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.account.session.SignedIn;
import dev.gatehouse.audit.Actor;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.audit.AuditTrail;
import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.OAuthParameter;
import dev.gatehouse.oidc.OAuthParameters;
import dev.gatehouse.oidc.check.AuthorizationChecks;
import dev.gatehouse.oidc.check.CheckResult;
import dev.gatehouse.oidc.request.AuthorizationRequest;
import dev.gatehouse.oidc.request.PendingRequests;
import dev.gatehouse.oidc.request.RememberedRequest;
import dev.gatehouse.oidc.request.RequestUri;
import dev.gatehouse.platform.Problem;
import dev.gatehouse.platform.PublicUrl;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/**
 * Every arrival of a request at the authorization endpoint, the first and each return from a step: check it, ask the flow what
 * comes next, and do it.
 */
@ApplicationScoped
class AuthorizationEndpoint {

    private final AuthorizationChecks checks;
    private final PendingRequests requests;
    private final Consents consents;
    private final StepRunner steps;
    private final PublicUrl publicUrl;
    private final AuditTrail audit;
    private final Clock clock;

    AuthorizationEndpoint(AuthorizationChecks checks, PendingRequests requests, Consents consents, StepRunner steps,
            PublicUrl publicUrl, AuditTrail audit, Clock clock) {
        this.checks = checks;
        this.requests = requests;
        this.consents = consents;
        this.steps = steps;
        this.publicUrl = publicUrl;
        this.audit = audit;
        this.clock = clock;
    }

    /** A request in the address, or the reference to one that is pending. */
    @WithTransaction
    Uni<AuthorizationResponse> get(String query, Optional<SignedIn> person) {
        Instant now = clock.instant();
        OAuthParameters sent = parse(query);
        return RequestUri.find(sent).map(pending -> resume(sent, pending, person, now)).orElseGet(() -> proceed(sent,
                new AuthorizationAttempt(query, Optional.empty(), Progress.none(person, now), person, now)));
    }

    /** A request in a form: a cross-site POST brings no cookies, so that it goes on as a GET. */
    @WithTransaction
    Uni<AuthorizationResponse> post(String form) {
        Instant now = clock.instant();
        return switch (check(parse(form))) {
            case CheckResult.Invalid invalid -> steps.refuse(invalid.error(), invalid.client(), invalid.to());
            case CheckResult.Valid valid -> requests.keep(RememberedRequest.posted(form, now), now)
                    .map(pending -> steps.resume(valid.request().client(), pending));
        };
    }

    private Uni<AuthorizationResponse> resume(OAuthParameters sent, RequestUri pending, Optional<SignedIn> person,
            Instant now) {
        return requests.requireAuthorization(pending, now).chain(remembered -> {
            OAuthParameters original = parse(remembered.parameters());
            if (!original.find(OAuthParameter.CLIENT_ID).equals(sent.find(OAuthParameter.CLIENT_ID))) {
                return Uni.createFrom().failure(PendingRequests.gone());
            }
            return proceed(original, new AuthorizationAttempt(remembered.parameters(), Optional.of(pending),
                    Progress.of(remembered, person, now), person, now));
        });
    }

    private Uni<AuthorizationResponse> proceed(OAuthParameters sent, AuthorizationAttempt attempt) {
        return switch (check(sent)) {
            case CheckResult.Invalid invalid -> steps.refuse(invalid.error(), invalid.client(), invalid.to());
            case CheckResult.Valid valid -> consentNotNeeded(valid.request(), attempt.person())
                    .map(notNeeded -> new AuthorizationFlow(valid.request(), attempt.progress(), notNeeded)
                            .next(attempt.person(), attempt.now()))
                    .chain(step -> steps.take(step, valid.request(), attempt));
        };
    }

    /** What is told on a page is audited here: there is no application to be told. */
    private CheckResult check(OAuthParameters sent) {
        try {
            return checks.check(sent);
        } catch (Problem problem) {
            audit.refused(AuditEvent.refusal("oidc.authorization.refused", Actor.stranger(),
                    problem.privateDetail().orElse(problem.code())));
            throw problem;
        }
    }

    /** What was allowed or decided before is worth nothing where another program can pass for the client (RFC 8252 §8.6). */
    private Uni<Boolean> consentNotNeeded(AuthorizationRequest request, Optional<SignedIn> person) {
        var client = request.client();
        boolean certain = client.isAloneAt(request.to().uri().value(), publicUrl.issuer());
        if (person.isEmpty() || !certain || client.trusted()) {
            return Uni.createFrom().item(certain && client.trusted());
        }
        return consents.of(person.get().account(), client.id()).map(allowed -> allowed.containsAll(request.scopes()));
    }

    private static OAuthParameters parse(String encoded) {
        try {
            return OAuthParameters.parse(encoded);
        } catch (OAuthError unreadable) {
            throw Problem.badRequest("unreadable-request",
                    "The app that sent you here made a request that we cannot read, so we stopped. Go back to it, and tell its "
                            + "makers.")
                    .because(unreadable.description());
        }
    }
}
