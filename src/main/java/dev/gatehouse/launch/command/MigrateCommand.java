package dev.gatehouse.launch.command;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.flywaydb.core.Flyway;

import io.smallrye.mutiny.Uni;

/** {@code gatehouse migrate}: the application has migrated while it started; this says how far. */
@ApplicationScoped
class MigrateCommand implements Command {

    private final Flyway flyway;

    MigrateCommand(Flyway flyway) {
        this.flyway = flyway;
    }

    @Override
    public String name() {
        return "migrate";
    }

    @Override
    public Uni<String> run(Arguments arguments) {
        arguments.read(Set.of(), Set.of());
        var current = flyway.info().current();
        return Uni.createFrom().item(current == null ? "The schema is empty: there is no migration."
                : "The schema is at " + current.getVersion() + " (" + current.getDescription() + ").");
    }
}
