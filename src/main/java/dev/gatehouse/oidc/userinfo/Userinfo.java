package dev.gatehouse.oidc.userinfo;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.account.AccountId;
import dev.gatehouse.account.Directory;
import dev.gatehouse.account.Profile;
import dev.gatehouse.oidc.Claim;
import dev.gatehouse.oidc.ClaimsSet;
import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.OAuthErrorCode;
import dev.gatehouse.oidc.Scopes;
import dev.gatehouse.oidc.client.CorsFilter;
import dev.gatehouse.oidc.client.CurrentClients;
import dev.gatehouse.oidc.token.AccessToken.AuthorizationClaims;
import dev.gatehouse.oidc.token.ActiveTokens;
import dev.gatehouse.platform.PublicUrl;
import io.smallrye.mutiny.Uni;

/** Tells a client about the person who let it in, as far as the token's scopes reach. */
@ApplicationScoped
class Userinfo {

    private final ActiveTokens tokens;
    private final Directory directory;
    private final CurrentClients clients;
    private final CorsFilter cors;
    private final PublicUrl publicUrl;

    Userinfo(ActiveTokens tokens, Directory directory, CurrentClients clients, CorsFilter cors, PublicUrl publicUrl) {
        this.clients = clients;
        this.cors = cors;
        this.tokens = tokens;
        this.directory = directory;
        this.publicUrl = publicUrl;
    }

    /** A token that is meant for an API only is not taken here: that API could ask in the person's name. */
    Uni<Map<String, Object>> of(String accessToken) {
        var token = tokens.find(accessToken)
                .filter(found -> found.audience().contains(publicUrl.issuer()) && !found.isMachine())
                .orElseThrow(() -> OAuthError.invalidToken("not an active token for userinfo"));
        clients.find(token.clientId()).ifPresent(cors::allow);
        if (!token.scopes().contains(Scopes.OPENID)) {
            throw OAuthError.of(OAuthErrorCode.INSUFFICIENT_SCOPE, "The scope openid is needed here.");
        }
        return directory.findUnlocked(new AccountId(UUID.fromString(token.subject())))
                .map(profile -> profile
                        .orElseThrow(() -> OAuthError.invalidToken("account locked or gone")))
                .map(profile -> claims(profile, token.scopes()).wire());
    }

    /** OpenID Connect Core §5.3.2 and §5.4. */
    private static ClaimsSet claims(Profile profile, Scopes scopes) {
        var claims = new ClaimsSet().put(Claim.SUB, profile.id().toString()).put(Claim.NAME, profile.name());
        AuthorizationClaims.of(profile.assignments()).writeTo(claims);
        return claims.toldIn(Claim.Place.USERINFO, scopes);
    }
}
