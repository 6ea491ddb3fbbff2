package dev.gatehouse.account;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Who may come, and how long a sign-in lasts. */
@ConfigMapping(prefix = "gatehouse.account")
public interface AccountConfig {

    /**
     * Who may create an account: {@code closed} nobody (but the first administrator), {@code invited} people with an enrolment
     * link, {@code open} everybody.
     */
    @WithDefault("invited")
    Registration registration();

    /** How long an enrolment link can be used. */
    @WithDefault("1h")
    Duration invitationLifetime();

    /** The browser session. */
    SessionLife session();

    enum Registration {
        CLOSED,
        INVITED,
        OPEN
    }

    interface SessionLife {

        /** A session ends after this time without a request. */
        @WithDefault("30m")
        Duration idleTimeout();

        /** A session ends after this time in any case. */
        @WithDefault("12h")
        Duration absoluteTimeout();
    }
}
