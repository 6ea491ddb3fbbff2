package dev.gatehouse.demo;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The demo app and API. */
@ConfigMapping(prefix = "gatehouse.demo")
public interface DemoConfig {

    /** Whether {@code /demo} and its API exist at all. Never in production. */
    @WithDefault("false")
    boolean enabled();

    /** The loopback port of the demo API, which the demo's routes name as their upstream. */
    @WithDefault("8090")
    int apiPort();
}
