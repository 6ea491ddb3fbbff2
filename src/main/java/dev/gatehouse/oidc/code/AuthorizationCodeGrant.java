package dev.gatehouse.oidc.code;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.audit.Actor;
import dev.gatehouse.oidc.GrantType;
import dev.gatehouse.oidc.OAuthParameter;
import dev.gatehouse.oidc.OAuthParameters;
import dev.gatehouse.oidc.client.Client;
import dev.gatehouse.oidc.grant.Grant;
import dev.gatehouse.oidc.grant.GrantOutcome;
import dev.gatehouse.oidc.grant.GrantStatus;
import dev.gatehouse.oidc.grant.TokenRequest;
import dev.gatehouse.oidc.refresh.GrantRevocation;
import dev.gatehouse.oidc.refresh.RefreshTokens;
import dev.gatehouse.oidc.token.Audience;
import dev.gatehouse.oidc.token.Authorization;
import dev.gatehouse.platform.OpaqueToken;
import dev.gatehouse.platform.PublicUrl;
import io.smallrye.mutiny.Uni;

/** Redeems a code (RFC 6749 §4.1.3 with RFC 7636 §4.6). */
@ApplicationScoped
class AuthorizationCodeGrant implements Grant {

    private final AuthorizationCodes codes;
    private final RefreshTokens refreshTokens;
    private final GrantRevocation revocation;
    private final GrantStatus status;
    private final PublicUrl publicUrl;

    AuthorizationCodeGrant(AuthorizationCodes codes, RefreshTokens refreshTokens, GrantRevocation revocation,
            GrantStatus status, PublicUrl publicUrl) {
        this.codes = codes;
        this.refreshTokens = refreshTokens;
        this.revocation = revocation;
        this.status = status;
        this.publicUrl = publicUrl;
    }

    @Override
    public GrantType type() {
        return GrantType.AUTHORIZATION_CODE;
    }

    @Override
    public Uni<GrantOutcome> authorize(TokenRequest request) {
        var presented = OpaqueToken.of(request.parameters().require(OAuthParameter.CODE));
        request.parameters().require(OAuthParameter.REDIRECT_URI);
        return codes.lock(presented.hash()).chain(code -> code.isEmpty()
                ? refuse("unknown code")
                : redeem(code.get(), request));
    }

    private Uni<GrantOutcome> redeem(AuthorizationCode code, TokenRequest request) {
        if (!code.belongsTo(request.client().id())) {
            return refuse("code of another client");
        }
        if (code.isUsed()) {
            return revocation.revoke(code.grantId(), Actor.client(request.client().id()), "code used twice")
                    .chain(() -> refuse("code used twice"));
        }
        var fault = fault(code, request);
        if (fault.isPresent()) {
            return refuse(fault.get());
        }
        return status.objection(code.person()).chain(objection -> objection.isPresent()
                ? refuse(objection.get())
                : grant(code, request));
    }

    private static Optional<String> fault(AuthorizationCode code, TokenRequest request) {
        if (code.isExpired(request.now())) {
            return Optional.of("code expired");
        }
        if (!code.isFor(request.parameters().require(OAuthParameter.REDIRECT_URI))) {
            return Optional.of("redirect_uri is not that of the request");
        }
        return pkceFault(code, request.client(), request.parameters());
    }

    /** A verifier without a challenge is a downgrade: somebody took the challenge out of the request (RFC 9700 §4.8.2). */
    private static Optional<String> pkceFault(AuthorizationCode code, Client client, OAuthParameters parameters) {
        var verifier = parameters.find(OAuthParameter.CODE_VERIFIER);
        if (code.challenge().isEmpty()) {
            return client.requiresPkce() || verifier.isPresent() ? Optional.of("PKCE downgrade") : Optional.empty();
        }
        return verifier.flatMap(CodeVerifier::parse).filter(proof -> proof.meets(code.challenge().get())).isPresent()
                ? Optional.empty()
                : Optional.of("code_verifier missing, malformed or wrong");
    }

    private Uni<GrantOutcome> grant(AuthorizationCode code, TokenRequest request) {
        var client = request.client();
        var scopes = code.scopes().within(client.scopes());
        var resources = Audience.narrow(client, code.resources(), request.parameters().all(OAuthParameter.RESOURCE),
                publicUrl.issuer());
        var authorization = new Authorization(client, Optional.of(code.person()), true, scopes,
                Audience.of(client, resources, scopes, publicUrl.issuer()), code.nonce(), Optional.of(code.grantId()),
                Optional.empty());
        code.use(request.now());
        if (!client.mayUse(GrantType.REFRESH_TOKEN)) {
            return Uni.createFrom().item(new GrantOutcome.Granted(authorization));
        }
        return refreshTokens.begin(authorization, code.resources(), request.now())
                .map(first -> new GrantOutcome.Granted(authorization.with(first)));
    }

    private static Uni<GrantOutcome> refuse(String detail) {
        return Uni.createFrom().item(GrantOutcome.Refused.invalidGrant(detail));
    }
}
