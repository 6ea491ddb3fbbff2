package dev.gatehouse.platform.startup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;

import dev.gatehouse.platform.PublicUrl;
import io.quarkus.runtime.StartupEvent;

/** Runs every slice's check at start; the first severe finding stops it. */
@ApplicationScoped
final class StartupChecks {

    private final Instance<StartupCheck> checks;
    private final PublicUrl publicUrl;

    StartupChecks(Instance<StartupCheck> checks, PublicUrl publicUrl) {
        this.checks = checks;
        this.publicUrl = publicUrl;
    }

    void run(@Observes StartupEvent started) {
        publicUrl.issuer();
        checks.forEach(StartupCheck::check);
    }
}
