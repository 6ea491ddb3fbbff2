package dev.gatehouse.oidc.userinfo;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.account.AccountId;
import dev.gatehouse.account.Directory;
import dev.gatehouse.account.Profile;
import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.OAuthErrorCode;
import dev.gatehouse.oidc.Scopes;
import dev.gatehouse.oidc.client.CorsFilter;
import dev.gatehouse.oidc.client.CurrentClients;
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
    Uni<UserinfoResponse> of(String accessToken) {
        var facts = tokens.read(accessToken)
                .filter(token -> token.audience().contains(publicUrl.issuer()) && !token.isMachine())
                .orElseThrow(() -> OAuthError.invalidToken("not a live token for userinfo"));
        clients.find(facts.clientId()).ifPresent(cors::allow);
        if (!facts.scopes().contains(Scopes.OPENID)) {
            throw OAuthError.of(OAuthErrorCode.INSUFFICIENT_SCOPE, "The scope openid is needed here.");
        }
        return directory.findUnlocked(new AccountId(UUID.fromString(facts.subject())))
                .map(found -> found
                        .orElseThrow(() -> OAuthError.invalidToken("account locked or gone")))
                .map(profile -> response(profile, facts.scopes()));
    }

    private static UserinfoResponse response(Profile profile, Scopes scopes) {
        return new UserinfoResponse(profile.id().toString(), scopes.contains(Scopes.PROFILE) ? profile.name() : null);
    }
}
