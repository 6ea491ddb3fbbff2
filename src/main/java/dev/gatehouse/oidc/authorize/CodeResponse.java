package dev.gatehouse.oidc.authorize;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.account.session.SignedIn;
import dev.gatehouse.oidc.request.Judgement.Sound;
import dev.gatehouse.oidc.token.AuthorizationCodes;
import dev.gatehouse.oidc.token.CodeGrantFacts;
import dev.gatehouse.platform.OpaqueToken;
import dev.gatehouse.platform.PublicUrl;
import io.smallrye.mutiny.Uni;

/** Hands out a code for what was asked and allowed (RFC 6749 §4.1.2). */
@ApplicationScoped
class CodeResponse {

    private final AuthorizationCodes codes;
    private final PublicUrl publicUrl;

    CodeResponse(AuthorizationCodes codes, PublicUrl publicUrl) {
        this.codes = codes;
        this.publicUrl = publicUrl;
    }

    Uni<Answer> to(Sound sound, SignedIn person) {
        var request = sound.request();
        var facts = new CodeGrantFacts(sound.client().id(), sound.to().redirectUri(), person.account(), person.sid(),
                request.scopes(), request.resources(), request.nonce(), request.codeChallenge(), person.authentication());
        return codes.issue(facts)
                .map(code -> Answer.Return.code(sound.to(), OpaqueToken.of(code), publicUrl.issuer()));
    }
}
