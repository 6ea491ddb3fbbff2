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
import dev.gatehouse.oidc.request.Judgement.Faulty;
import dev.gatehouse.oidc.request.Judgement.Sound;
import dev.gatehouse.oidc.request.Purpose;
import dev.gatehouse.oidc.request.RequestHandle;
import dev.gatehouse.oidc.request.StoredRequests;
import dev.gatehouse.oidc.request.WaitingRequest;
import dev.gatehouse.platform.PublicUrl;
import dev.gatehouse.platform.ReturnTo;
import io.smallrye.mutiny.Uni;

/** Takes the step that the flow picked, in the caller's transaction. Each leads away, or back to the authorization endpoint. */
@ApplicationScoped
class Steps {

    private final StoredRequests requests;
    private final CodeResponse codes;
    private final LoginRedirect login;
    private final AuditTrail audit;
    private final PublicUrl publicUrl;

    Steps(StoredRequests requests, CodeResponse codes, LoginRedirect login, AuditTrail audit, PublicUrl publicUrl) {
        this.requests = requests;
        this.codes = codes;
        this.login = login;
        this.audit = audit;
        this.publicUrl = publicUrl;
    }

    Uni<Answer> take(Step step, Sound sound, Visit visit) {
        return switch (step) {
            case Step.Login none -> waiting(visit, Optional.empty())
                    .map(handle -> new Answer.Detour(login.to(returnTo(sound.client(), handle)).toString()));
            case Step.StepUp older -> waiting(visit, Optional.empty())
                    .map(handle -> new Answer.Detour(login.again(returnTo(sound.client(), handle)).toString()));
            case Step.Consent ask -> waiting(visit, Optional.of(ask.person().sid()))
                    .map(handle -> new Answer.Detour(publicUrl.at("/consent?handle=" + handle.token().value())));
            case Step.Respond allowed -> finish(visit).chain(() -> codes.to(sound, allowed.person()));
            case Step.Refuse refused -> finish(visit).chain(() -> refuse(sound.faulty(refused.error())));
        };
    }

    /** Tells the application why not. */
    Uni<Answer> refuse(Faulty faulty) {
        audit.refused(AuditEvent.refusal("oidc.authorization.refused", Actor.client(faulty.client().id()),
                faulty.error().code().wire() + ": " + faulty.error().detail().orElse(faulty.error().description())));
        return Uni.createFrom().item(Answer.Return.error(faulty.to(), faulty.error(), publicUrl.issuer()));
    }

    /** The address at which a stored request goes on. */
    String backHere(Client client, RequestHandle handle) {
        return publicUrl.at(returnTo(client, handle).path());
    }

    private static ReturnTo returnTo(Client client, RequestHandle handle) {
        return new ReturnTo("/oauth2/authorize?client_id=" + URLEncoder.encode(client.id(), UTF_8)
                + "&request_uri=" + URLEncoder.encode(handle.uri(), UTF_8));
    }

    /** The request waits under a new handle, which nobody but this browser has seen; what was proven so far stays proven. */
    private Uni<RequestHandle> waiting(Visit visit, Optional<UUID> consentSession) {
        var progress = visit.progress();
        var request = new WaitingRequest(Purpose.AUTHORIZE, visit.text(), progress.madeAt(), progress.sessionThen(),
                consentSession, false);
        return finish(visit).chain(() -> requests.keep(request, visit.now()));
    }

    private Uni<Void> finish(Visit visit) {
        return visit.handle().map(requests::finish).orElseGet(() -> Uni.createFrom().voidItem());
    }
}
