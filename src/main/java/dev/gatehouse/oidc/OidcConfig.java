package dev.gatehouse.oidc;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long what we hand out lives. */
@ConfigMapping(prefix = "gatehouse.oidc")
public interface OidcConfig {

    /** Life of an access token. Ending it sooner takes a revocation, which the gateway sees at once. */
    @WithDefault("5m")
    Duration accessTokenLifetime();

    /** Life of an ID token: long enough to arrive, as it is only read on arrival. */
    @WithDefault("5m")
    Duration idTokenLifetime();

    /** Life of an authorization code; RFC 6749 §4.1.2 allows ten minutes, ASVS 10.4.3 one. */
    @WithDefault("60s")
    Duration authorizationCodeLifetime();

    /** Life of a refresh token with all its successors, from the sign-in on. */
    @WithDefault("30d")
    Duration refreshTokenLifetime();

    /** How long the same refresh token may be presented again: two tabs, or an answer that was lost on the way. */
    @WithDefault("10s")
    Duration refreshTokenReuseInterval();
}
