package dev.gatehouse.oidc.token;

import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.gatehouse.account.Assignments;
import dev.gatehouse.account.Directory;
import dev.gatehouse.account.Profile;
import dev.gatehouse.audit.Actor;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.audit.AuditTrail;
import dev.gatehouse.keys.JwsAlgorithm;
import dev.gatehouse.keys.JwtSigner;
import dev.gatehouse.oidc.ClaimsSet;
import dev.gatehouse.oidc.JwtType;
import dev.gatehouse.oidc.OidcConfig;
import dev.gatehouse.oidc.Scopes;
import dev.gatehouse.oidc.token.AccessToken.AuthorizationClaims;
import dev.gatehouse.platform.Ids;
import dev.gatehouse.platform.OpaqueToken;
import dev.gatehouse.platform.PublicUrl;
import io.smallrye.mutiny.Uni;

/** The only issuer: turns an {@link Authorization} into tokens, and notes what it made. */
@ApplicationScoped
public class TokenIssuer {

    private final JwtSigner signer;
    private final IssuedTokens issued;
    private final AuditTrail trail;
    private final Directory directory;
    private final PublicUrl publicUrl;
    private final Ids ids;
    private final OidcConfig config;

    TokenIssuer(JwtSigner signer, IssuedTokens issued, AuditTrail trail, Directory directory, PublicUrl publicUrl, Ids ids,
            OidcConfig config) {
        this.signer = signer;
        this.issued = issued;
        this.trail = trail;
        this.directory = directory;
        this.publicUrl = publicUrl;
        this.ids = ids;
        this.config = config;
    }

    /** In the caller's transaction, so that no token leaves whose grant was not kept. */
    public Uni<TokenResponse> issue(Authorization authorization, Instant now) {
        return held(authorization).chain(held -> issue(authorization,
                AccessToken.of(authorization, held, ids.random(), now, config.accessTokenLifetime())));
    }

    /** The roles and groups of now, whatever they were when the person approved. */
    private Uni<AuthorizationClaims> held(Authorization authorization) {
        return authorization.person().map(person -> directory.find(person.account())
                .map(found -> AuthorizationClaims.of(found.map(Profile::assignments).orElse(Assignments.NONE))))
                .orElseGet(() -> Uni.createFrom().item(AuthorizationClaims.NONE));
    }

    private Uni<TokenResponse> issue(Authorization authorization, AccessToken token) {
        return sign(JwtType.ACCESS_TOKEN, token.claims(publicUrl.issuer()))
                .chain(signed -> idToken(authorization, token, signed)
                        .map(idToken -> response(authorization, signed, idToken)))
                .call(response -> note(authorization, token));
    }

    private Uni<String> idToken(Authorization authorization, AccessToken accessToken, String signed) {
        if (authorization.person().isEmpty() || !authorization.scopes().contains(Scopes.OPENID)) {
            return Uni.createFrom().nullItem();
        }
        return sign(JwtType.ID_TOKEN, IdToken.claims(accessToken, signed, authorization.nonce(), config.idTokenLifetime(),
                publicUrl.issuer()));
    }

    private Uni<String> sign(JwtType type, ClaimsSet claims) {
        return signer.sign(JwsAlgorithm.RS256, type.wire(), claims.wire());
    }

    private TokenResponse response(Authorization authorization, String accessToken, @Nullable String idToken) {
        return new TokenResponse(accessToken, "Bearer", config.accessTokenLifetime().toSeconds(),
                authorization.refreshToken().map(OpaqueToken::value).orElse(null), idToken, authorization.scopes().text());
    }

    private Uni<Void> note(Authorization authorization, AccessToken token) {
        var event = AuditEvent.of("oidc.token.issued", Actor.client(authorization.client().id()))
                .about(authorization.subject()).with("jti", token.jti()).with("scope", authorization.scopes().text());
        return authorization.grantId()
                .map(grant -> issued.persist(new IssuedToken(UUID.fromString(token.jti()), grant, token.expiresAt()))
                        .chain(() -> trail.record(event.with("grant", grant))))
                .orElseGet(() -> trail.record(event));
    }
}
