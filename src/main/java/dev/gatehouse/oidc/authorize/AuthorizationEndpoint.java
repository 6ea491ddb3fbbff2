package dev.gatehouse.oidc.authorize;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.account.session.SignedIn;
import dev.gatehouse.audit.Actor;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.audit.AuditTrail;
import dev.gatehouse.keys.JwtVerifier;
import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.OAuthParameters;
import dev.gatehouse.oidc.request.AuthorizationChecks;
import dev.gatehouse.oidc.request.AuthorizationRequest;
import dev.gatehouse.oidc.request.CheckResult;
import dev.gatehouse.oidc.request.IdTokenHint;
import dev.gatehouse.oidc.request.PendingRequests;
import dev.gatehouse.oidc.request.RememberedRequest;
import dev.gatehouse.oidc.request.RequestUri;
import dev.gatehouse.platform.Problem;
import dev.gatehouse.platform.PublicUrl;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/**
 * Every visit to the authorization endpoint, the first and each return from a step: read the request, check it, ask the flow
 * what
 * comes next, and do it.
 */
@ApplicationScoped
class AuthorizationEndpoint {

    private final AuthorizationChecks checks;
    private final PendingRequests requests;
    private final Consents consents;
    private final StepRunner steps;
    private final JwtVerifier verifier;
    private final PublicUrl publicUrl;
    private final AuditTrail audit;
    private final Clock clock;

    AuthorizationEndpoint(AuthorizationChecks checks, PendingRequests requests, Consents consents, StepRunner steps,
            JwtVerifier verifier, PublicUrl publicUrl, AuditTrail audit, Clock clock) {
        this.checks = checks;
        this.requests = requests;
        this.consents = consents;
        this.steps = steps;
        this.verifier = verifier;
        this.publicUrl = publicUrl;
        this.audit = audit;
        this.clock = clock;
    }

    /** A request in the address, or the handle of one that waits. */
    @WithTransaction
    Uni<AuthorizationResponse> visit(String query, Optional<SignedIn> person) {
        Instant now = clock.instant();
        OAuthParameters sent = read(query);
        return RequestUri.find(sent).map(handle -> comeBack(sent, handle, person, now))
                .orElseGet(() -> judge(
                        new AuthorizationAttempt(sent, query, Optional.empty(), Progress.none(person, now), person, now)));
    }

    /** A request in a form: a cross-site POST brings no cookies, so that it goes on as a GET (design, HTTP surface). */
    @WithTransaction
    Uni<AuthorizationResponse> post(String form) {
        Instant now = clock.instant();
        return switch (check(read(form))) {
            case CheckResult.Invalid invalid -> steps.refuse(invalid);
            case CheckResult.Valid sound -> requests.keep(RememberedRequest.posted(form, now), now)
                    .map(handle -> new AuthorizationResponse.Page(steps.backHere(sound.client(), handle)));
        };
    }

    private Uni<AuthorizationResponse> comeBack(OAuthParameters sent, RequestUri handle, Optional<SignedIn> person,
            Instant now) {
        return requests.requireAuthorization(handle, now).chain(waiting -> {
            OAuthParameters original = read(waiting.parameters());
            if (!original.find("client_id").equals(sent.find("client_id"))) {
                return Uni.createFrom().failure(PendingRequests.isOver());
            }
            return judge(new AuthorizationAttempt(original, waiting.parameters(), Optional.of(handle),
                    Progress.of(waiting, person, now),
                    person, now));
        });
    }

    private Uni<AuthorizationResponse> judge(AuthorizationAttempt visit) {
        return switch (check(visit.sent())) {
            case CheckResult.Invalid invalid -> steps.refuse(invalid);
            case CheckResult.Valid sound -> proceed(sound, visit);
        };
    }

    /** What is told on a page is audited here: there is no application to be told. */
    private CheckResult check(OAuthParameters sent) {
        try {
            return checks.judge(AuthorizationRequest.of(sent));
        } catch (Problem problem) {
            audit.refused(AuditEvent.refusal("oidc.authorization.refused", Actor.stranger(),
                    problem.privateDetail().orElse(problem.code())));
            throw problem;
        }
    }

    private Uni<AuthorizationResponse> proceed(CheckResult.Valid sound, AuthorizationAttempt visit) {
        Optional<IdTokenHint> hint = sound.request().idTokenHint().flatMap(token -> IdTokenHint.read(token, verifier))
                .filter(read -> read.audience().contains(sound.client().id()));
        if (sound.request().idTokenHint().isPresent() && hint.isEmpty()) {
            return steps.refuse(sound.invalid(OAuthError.invalidRequest("The id_token_hint is not one of your ID tokens.")));
        }
        return consentNotNeeded(sound, visit.person())
                .map(consentNotNeeded -> new AuthorizationFlow(sound, visit.progress(), hint.map(IdTokenHint::subject),
                        consentNotNeeded)
                        .next(visit.person(), visit.now()))
                .chain(step -> steps.take(step, sound, visit));
    }

    /** What was allowed or decided before is worth nothing where another program can pass for the client (RFC 8252 §8.6). */
    private Uni<Boolean> consentNotNeeded(CheckResult.Valid sound, Optional<SignedIn> person) {
        boolean certain = sound.client().isAloneAt(sound.to().redirectUri(), publicUrl.issuer());
        if (person.isEmpty() || !certain || sound.client().trusted()) {
            return Uni.createFrom().item(certain && sound.client().trusted());
        }
        return consents.of(person.get().account(), sound.client().id())
                .map(allowed -> allowed.containsAll(sound.request().scopes()));
    }

    private static OAuthParameters read(String encoded) {
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
