package dev.gatehouse.platform;

import java.net.URI;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The two settings that concern every slice. */
@ConfigMapping(prefix = "gatehouse")
public interface PlatformConfig {

    /**
     * The address people and apps reach Gatehouse at: scheme, host and port, with no path and no trailing slash. It is the
     * OpenID issuer, and never taken from a request.
     */
    @WithDefault("http://localhost:8080")
    URI issuer();

    /** The policy file with routes and clients, relative to the working directory. */
    @WithDefault("policy.yaml")
    String policy();
}
