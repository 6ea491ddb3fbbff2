package dev.gatehouse.oidc;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.keys.KeysConfig;
import dev.gatehouse.platform.startup.SevereFinding;
import dev.gatehouse.platform.startup.StartupCheck;

/** No start with tokens that outlive the keys they were signed with, or codes that lie around. */
@ApplicationScoped
class OidcStartupCheck implements StartupCheck {

    private static final Duration LONGEST_CODE = Duration.ofMinutes(10);

    private final OidcConfig config;
    private final KeysConfig keys;

    OidcStartupCheck(OidcConfig config, KeysConfig keys) {
        this.config = config;
        this.keys = keys;
    }

    @Override
    public void check() {
        refuseIf(config.accessTokenLife().compareTo(keys.longestTokenLife()) > 0
                || config.idTokenLife().compareTo(keys.longestTokenLife()) > 0,
                "gatehouse.oidc.access-token-life and id-token-life must not exceed gatehouse.keys.longest-token-life ("
                        + keys.longestTokenLife() + "), or keys would retire under valid tokens.");
        refuseIf(config.codeLife().compareTo(LONGEST_CODE) > 0,
                "gatehouse.oidc.code-life must not exceed ten minutes (RFC 6749, section 4.1.2).");
    }

    private static void refuseIf(boolean dangerous, String sentence) {
        if (dangerous) {
            throw new SevereFinding(sentence);
        }
    }
}
