package dev.gatehouse.account;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.platform.startup.SevereFinding;
import dev.gatehouse.platform.startup.StartupCheck;

/** No start with links or sessions that are over when they begin. */
@ApplicationScoped
class AccountStartupCheck implements StartupCheck {

    private final AccountConfig config;

    AccountStartupCheck(AccountConfig config) {
        this.config = config;
    }

    @Override
    public void check() {
        requirePositive("invitation-lifetime", config.invitationLifetime());
        requirePositive("session.idle-timeout", config.session().idleTimeout());
        requirePositive("session.absolute-timeout", config.session().absoluteTimeout());
    }

    private static void requirePositive(String setting, Duration value) {
        if (value.toSeconds() <= 0) {
            throw new SevereFinding("gatehouse.account." + setting + " must be a time, as 1h.");
        }
    }
}
