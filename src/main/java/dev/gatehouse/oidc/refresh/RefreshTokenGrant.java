package dev.gatehouse.oidc.refresh;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.audit.Actor;
import dev.gatehouse.oidc.GrantType;
import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.OAuthErrorCode;
import dev.gatehouse.oidc.OAuthParameter;
import dev.gatehouse.oidc.OidcConfig;
import dev.gatehouse.oidc.Scopes;
import dev.gatehouse.oidc.grant.Grant;
import dev.gatehouse.oidc.grant.GrantOutcome;
import dev.gatehouse.oidc.grant.GrantStatus;
import dev.gatehouse.oidc.grant.TokenRequest;
import dev.gatehouse.oidc.token.Audience;
import dev.gatehouse.oidc.token.Authorization;
import dev.gatehouse.platform.OpaqueToken;
import dev.gatehouse.platform.PublicUrl;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Exchanges a refresh token for fresh tokens and its successor (RFC 6749 §6, RFC 9700 §4.14). */
@ApplicationScoped
class RefreshTokenGrant implements Grant {

    private final RefreshTokens tokens;
    private final RefreshFamilies families;
    private final RefreshTokenDerivation derivation;
    private final GrantRevocation revocation;
    private final GrantStatus status;
    private final PublicUrl publicUrl;
    private final OidcConfig config;

    RefreshTokenGrant(RefreshTokens tokens, RefreshFamilies families, RefreshTokenDerivation derivation,
            GrantRevocation revocation,
            GrantStatus status, PublicUrl publicUrl, OidcConfig config) {
        this.tokens = tokens;
        this.families = families;
        this.derivation = derivation;
        this.revocation = revocation;
        this.status = status;
        this.publicUrl = publicUrl;
        this.config = config;
    }

    @Override
    public GrantType type() {
        return GrantType.REFRESH_TOKEN;
    }

    @Override
    public Uni<GrantOutcome> authorize(TokenRequest request) {
        var presented = OpaqueToken.of(request.parameters().require(OAuthParameter.REFRESH_TOKEN));
        return tokens.familyOf(presented.hash()).chain(found -> found.isEmpty()
                ? refuse("refresh token unknown or revoked")
                : refresh(found.get(), presented, request));
    }

    /** The session is locked before the family, as where sessions end: who comes second sees what the first has done. */
    private Uni<GrantOutcome> refresh(RefreshFamilySummary summary, OpaqueToken presented, TokenRequest request) {
        if (!summary.belongsTo(request.client().id())) {
            return refuse("refresh token of another client");
        }
        return objection(summary, request).chain(objection -> families.lock(summary.id()).chain(family -> family.isEmpty()
                ? refuse("refresh family purged")
                : refresh(family.get(), presented, objection, request)));
    }

    private Uni<GrantOutcome> refresh(RefreshFamily family, OpaqueToken presented, Optional<String> objection,
            TokenRequest request) {
        if (family.isOver(request.now())) {
            return refuse("refresh family revoked or expired");
        }
        return tokens.byHash(presented.hash()).chain(token -> {
            if (token.isEmpty() || token.get().wasUsedBefore(request.now(), config.refreshTokenReuseInterval())) {
                return revocation.revoke(family.grantId(), Actor.client(request.client().id()), "refresh token used twice")
                        .chain(() -> refuse("refresh token used twice"));
            }
            return objection.isPresent() ? refuse(objection.get()) : succeed(family, token.get(), presented, request);
        });
    }

    private Uni<Optional<String>> objection(RefreshFamilySummary family, TokenRequest request) {
        return family.isOfflineFor(request.client())
                ? status.offlineObjection(family.person())
                : status.objection(family.person());
    }

    private Uni<GrantOutcome> succeed(RefreshFamily family, RefreshToken token, OpaqueToken presented, TokenRequest request) {
        var authorization = authorization(family, request);
        var candidates = derivation.of(presented, family.grantId());
        if (!token.isUsed()) {
            token.use(request.now());
            return tokens.add(family.grantId(), candidates.getFirst(), request.now())
                    .map(added -> new GrantOutcome.Granted(authorization.with(candidates.getFirst())));
        }
        return Multi.createFrom().iterable(candidates)
                .onItem().transformToUniAndConcatenate(candidate -> tokens.byHash(candidate.hash())
                        .map(known -> known.map(found -> candidate).orElse(null)))
                .toUni()
                .map(same -> same == null
                        ? GrantOutcome.Refused.invalidGrant("the successor was derived by a secret that is gone")
                        : new GrantOutcome.Granted(authorization.with(same)));
    }

    /** Scopes and resources only ever narrow; what the policy no longer gives the client is gone too. */
    private Authorization authorization(RefreshFamily family, TokenRequest request) {
        var client = request.client();
        var granted = family.scopes().within(client.scopes());
        Scopes scopes = request.parameters().scopes().orElse(granted);
        if (!granted.containsAll(scopes)) {
            throw OAuthError.of(OAuthErrorCode.INVALID_SCOPE, "The scope goes beyond what was granted.");
        }
        var resources = Audience.narrow(client, family.resources(), request.parameters().all(OAuthParameter.RESOURCE),
                publicUrl.issuer());
        return new Authorization(client, Optional.of(family.person()), !family.isOfflineFor(client), scopes,
                Audience.of(client, resources, scopes, publicUrl.issuer()), Optional.empty(), Optional.of(family.grantId()),
                Optional.empty());
    }

    private static Uni<GrantOutcome> refuse(String detail) {
        return Uni.createFrom().item(GrantOutcome.Refused.invalidGrant(detail));
    }
}
