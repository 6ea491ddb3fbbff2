package dev.gatehouse.oidc.token;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.account.AccountConfig;
import dev.gatehouse.account.revocation.RevocationSet;
import dev.gatehouse.account.session.SessionTermination;
import dev.gatehouse.keys.KeysConfig;
import dev.gatehouse.oidc.OidcConfig;
import dev.gatehouse.platform.startup.SevereFinding;
import dev.gatehouse.platform.startup.StartupCheck;

/** No start with tokens that outlive the keys they were signed with, or codes that lie around. */
@ApplicationScoped
class OidcStartupCheck implements StartupCheck {

    private static final Duration LONGEST_CODE = Duration.ofMinutes(10);

    private final OidcConfig config;
    private final KeysConfig keys;
    private final AccountConfig account;

    OidcStartupCheck(OidcConfig config, KeysConfig keys, AccountConfig account) {
        this.config = config;
        this.keys = keys;
        this.account = account;
    }

    @Override
    public void check() {
        refuseIf(config.accessTokenLifetime().compareTo(keys.maxTokenLifetime()) > 0
                || config.idTokenLifetime().compareTo(keys.maxTokenLifetime()) > 0,
                "gatehouse.oidc.access-token-lifetime and id-token-lifetime must not exceed gatehouse.keys.max-token-lifetime ("
                        + keys.maxTokenLifetime() + "), or keys would retire under valid tokens.");
        var rememberedFor = account.session().absoluteTimeout().plus(SessionTermination.LONGEST_TOKEN_AFTER_SESSION);
        refuseIf(config.accessTokenLifetime().compareTo(rememberedFor) > 0,
                "gatehouse.oidc.access-token-lifetime must not exceed gatehouse.account.session.absolute-timeout and one hour ("
                        + rememberedFor + "), or tokens would outlive the record that their session was ended.");
        refuseIf(config.accessTokenLifetime().compareTo(RevocationSet.LONGEST_MEMORY) > 0,
                "gatehouse.oidc.access-token-lifetime must not exceed 24 hours: for so long it is remembered that somebody's roles"
                        + " were changed.");
        refuseIf(config.authorizationCodeLifetime().compareTo(LONGEST_CODE) > 0,
                "gatehouse.oidc.authorization-code-lifetime must not exceed ten minutes (RFC 6749, section 4.1.2).");
    }

    private static void refuseIf(boolean dangerous, String sentence) {
        if (dangerous) {
            throw new SevereFinding(sentence);
        }
    }
}
