package dev.gatehouse.oidc.authorize;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.account.session.LoginRedirect;
import dev.gatehouse.audit.Actor;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.audit.AuditTrail;
import dev.gatehouse.oidc.client.Client;
import dev.gatehouse.oidc.request.CheckResult.Invalid;
import dev.gatehouse.oidc.request.CheckResult.Valid;
import dev.gatehouse.oidc.request.PendingPurpose;
import dev.gatehouse.oidc.request.PendingRequests;
import dev.gatehouse.oidc.request.RememberedRequest;
import dev.gatehouse.oidc.request.RequestUri;
import dev.gatehouse.platform.PublicUrl;
import dev.gatehouse.platform.ReturnTo;
import io.smallrye.mutiny.Uni;

/** Takes the step that the flow picked, in the caller's transaction. Each leads away, or back to the authorization endpoint. */
@ApplicationScoped
class StepRunner {

    private final PendingRequests requests;
    private final CodeResponse codes;
    private final LoginRedirect login;
    private final AuditTrail audit;
    private final PublicUrl publicUrl;

    StepRunner(PendingRequests requests, CodeResponse codes, LoginRedirect login, AuditTrail audit, PublicUrl publicUrl) {
        this.requests = requests;
        this.codes = codes;
        this.login = login;
        this.audit = audit;
        this.publicUrl = publicUrl;
    }

    Uni<AuthorizationResponse> take(Step step, Valid sound, AuthorizationAttempt visit) {
        return switch (step) {
            case Step.Login none -> waiting(visit, Optional.empty())
                    .map(handle -> new AuthorizationResponse.Page(login.to(returnTo(sound.client(), handle)).toString()));
            case Step.StepUp older -> waiting(visit, Optional.empty())
                    .map(handle -> new AuthorizationResponse.Page(login.again(returnTo(sound.client(), handle)).toString()));
            case Step.Consent ask -> waiting(visit, Optional.of(ask.person().sid()))
                    .map(handle -> new AuthorizationResponse.Page(publicUrl.at("/consent?handle=" + handle.token().value())));
            case Step.Respond allowed -> finish(visit).chain(() -> codes.to(sound, allowed.person()));
            case Step.Refuse refused -> finish(visit).chain(() -> refuse(sound.invalid(refused.error())));
        };
    }

    /** Tells the application why not. */
    Uni<AuthorizationResponse> refuse(Invalid invalid) {
        audit.refused(AuditEvent.refusal("oidc.authorization.refused", Actor.client(invalid.client().id()),
                invalid.error().code().wire() + ": " + invalid.error().detail().orElse(invalid.error().description())));
        return Uni.createFrom().item(AuthorizationResponse.Redirect.error(invalid.to(), invalid.error(), publicUrl.issuer()));
    }

    /** The address at which a stored request goes on. */
    String backHere(Client client, RequestUri handle) {
        return publicUrl.at(returnTo(client, handle).path());
    }

    private static ReturnTo returnTo(Client client, RequestUri handle) {
        return new ReturnTo("/oauth2/authorize?client_id=" + URLEncoder.encode(client.id(), UTF_8)
                + "&request_uri=" + URLEncoder.encode(handle.uri(), UTF_8));
    }

    /** The request waits under a new handle, which nobody but this browser has seen; what was proven so far stays proven. */
    private Uni<RequestUri> waiting(AuthorizationAttempt visit, Optional<UUID> consentSession) {
        var progress = visit.progress();
        var request = new RememberedRequest(PendingPurpose.AUTHORIZE, visit.text(), progress.madeAt(), progress.sessionThen(),
                consentSession, false);
        return finish(visit).chain(() -> requests.keep(request, visit.now()));
    }

    private Uni<Void> finish(AuthorizationAttempt visit) {
        return visit.handle().map(requests::finish).orElseGet(() -> Uni.createFrom().voidItem());
    }
}
