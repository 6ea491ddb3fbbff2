package dev.gatehouse.oidc.authorize;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.account.LoginRedirect;
import dev.gatehouse.account.session.SignedIn;
import dev.gatehouse.audit.Actor;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.audit.AuditTrail;
import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.OidcPaths;
import dev.gatehouse.oidc.client.Client;
import dev.gatehouse.oidc.code.ApprovedRequest;
import dev.gatehouse.oidc.code.AuthorizationCodes;
import dev.gatehouse.oidc.request.AuthorizationRequest;
import dev.gatehouse.oidc.request.PendingPurpose;
import dev.gatehouse.oidc.request.PendingRequests;
import dev.gatehouse.oidc.request.RedirectTarget;
import dev.gatehouse.oidc.request.RememberedRequest;
import dev.gatehouse.oidc.request.RequestUri;
import dev.gatehouse.platform.PublicUrl;
import dev.gatehouse.platform.ReturnTo;
import io.smallrye.mutiny.Uni;

/** Takes the step that the flow picked, in the caller's transaction. Each leads away, or back to the authorization endpoint. */
@ApplicationScoped
class StepRunner {

    private final PendingRequests requests;
    private final AuthorizationCodes codes;
    private final LoginRedirect login;
    private final AuditTrail audit;
    private final PublicUrl publicUrl;

    StepRunner(PendingRequests requests, AuthorizationCodes codes, LoginRedirect login, AuditTrail audit,
            PublicUrl publicUrl) {
        this.requests = requests;
        this.codes = codes;
        this.login = login;
        this.audit = audit;
        this.publicUrl = publicUrl;
    }

    Uni<AuthorizationResponse> take(Step step, AuthorizationRequest request, AuthorizationAttempt attempt) {
        return switch (step) {
            case Step.Login none -> suspend(attempt, Optional.empty()).map(
                    pending -> new AuthorizationResponse.Page(login.to(returnTo(request.client(), pending)).toString()));
            case Step.StepUp older -> suspend(attempt, Optional.empty()).map(
                    pending -> new AuthorizationResponse.Page(login.again(returnTo(request.client(), pending)).toString()));
            case Step.Consent ask -> suspend(attempt, Optional.of(ask.person().sid()))
                    .map(pending -> new AuthorizationResponse.Page(
                            publicUrl.at(OidcPaths.CONSENT + "?handle=" + pending.handle())));
            case Step.Respond allowed -> finish(attempt).chain(() -> code(request, allowed.person()));
            case Step.Refuse refused -> finish(attempt)
                    .chain(() -> refuse(refused.error(), request.client(), request.to()));
        };
    }

    /** Tells the application why not. */
    Uni<AuthorizationResponse> refuse(OAuthError error, Client client, RedirectTarget to) {
        audit.refused(AuditEvent.refusal("oidc.authorization.refused", Actor.client(client.id()), error.getMessage()));
        return Uni.createFrom().item(AuthorizationResponse.Redirect.error(to, error, publicUrl.issuer()));
    }

    /** Goes on with a pending request at the authorization endpoint. */
    AuthorizationResponse resume(Client client, RequestUri pending) {
        return new AuthorizationResponse.Page(publicUrl.at(returnTo(client, pending).path()));
    }

    /** Hands out a code for what was asked and allowed (RFC 6749 §4.1.2). */
    private Uni<AuthorizationResponse> code(AuthorizationRequest request, SignedIn person) {
        String client = request.client().id();
        var approved = new ApprovedRequest(client, request.to().uri().value(), person.account(), person.sid(),
                request.scopes(), request.resources(), request.nonce(), request.challenge(),
                person.authentication());
        return codes.issue(approved)
                .call(code -> audit.record(AuditEvent.of("oidc.code.issued", Actor.person(person.account().value()))
                        .about(client).with("scope", request.scopes().text()).with("sid", person.sid())))
                .map(code -> AuthorizationResponse.Redirect.code(request.to(), code, publicUrl.issuer()));
    }

    private static ReturnTo returnTo(Client client, RequestUri pending) {
        return new ReturnTo(OidcPaths.AUTHORIZE + "?client_id=" + URLEncoder.encode(client.id(), UTF_8)
                + "&request_uri=" + URLEncoder.encode(pending.uri(), UTF_8));
    }

    /** The request waits under a new reference, which only this browser has seen; what was proven so far stays proven. */
    private Uni<RequestUri> suspend(AuthorizationAttempt attempt, Optional<UUID> consentSession) {
        var progress = attempt.progress();
        var request = new RememberedRequest(PendingPurpose.AUTHORIZE, attempt.parameters(), progress.madeAt(),
                progress.sessionThen(), consentSession, false);
        return finish(attempt).chain(() -> requests.keep(request, attempt.now()));
    }

    private Uni<Void> finish(AuthorizationAttempt attempt) {
        return attempt.pending().map(requests::finish).orElseGet(() -> Uni.createFrom().voidItem());
    }
}
