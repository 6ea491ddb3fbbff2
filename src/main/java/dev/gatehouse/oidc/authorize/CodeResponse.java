package dev.gatehouse.oidc.authorize;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.account.session.SignedIn;
import dev.gatehouse.audit.Actor;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.audit.AuditTrail;
import dev.gatehouse.oidc.code.ApprovedRequest;
import dev.gatehouse.oidc.code.AuthorizationCodes;
import dev.gatehouse.oidc.request.CheckResult.Valid;
import dev.gatehouse.platform.OpaqueToken;
import dev.gatehouse.platform.PublicUrl;
import io.smallrye.mutiny.Uni;

/** Hands out a code for what was asked and allowed (RFC 6749 §4.1.2). */
@ApplicationScoped
class CodeResponse {

    private final AuthorizationCodes codes;
    private final AuditTrail audit;
    private final PublicUrl publicUrl;

    CodeResponse(AuthorizationCodes codes, AuditTrail audit, PublicUrl publicUrl) {
        this.codes = codes;
        this.audit = audit;
        this.publicUrl = publicUrl;
    }

    Uni<AuthorizationResponse> to(Valid sound, SignedIn person) {
        var request = sound.request();
        var facts = new ApprovedRequest(sound.client().id(), sound.to().redirectUri(), person.account(), person.sid(),
                request.scopes(), request.resources(), request.nonce(), request.codeChallenge(), person.authentication());
        return codes.issue(facts)
                .call(code -> audit.record(AuditEvent.of("oidc.code.issued", Actor.person(person.account().value()))
                        .about(sound.client().id()).with("scope", request.scopes().text()).with("sid", person.sid())))
                .map(code -> AuthorizationResponse.Redirect.code(sound.to(), OpaqueToken.of(code), publicUrl.issuer()));
    }
}
