package dev.gatehouse.platform.startup;

import java.util.Collection;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Default;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

import dev.gatehouse.platform.Front;

/**
 * Ready means: keys, policy and revocations were loaded once. It never goes back, not when the database goes away and not on
 * a bad policy change: what is in memory still serves.
 */
@Front
@Default
@ApplicationScoped
@org.eclipse.microprofile.health.Readiness
public class ReadinessGates implements HealthCheck {

    private final Collection<Gate> gates = new CopyOnWriteArrayList<>();

    /** One thing that must have been loaded. */
    public static final class Gate {

        private final String name;
        private volatile boolean open;

        private Gate(String name) {
            this.name = name;
        }

        /** It was loaded. */
        public void open() {
            open = true;
        }
    }

    /**
     * A gate that is closed until its owner opens it. Ask for it in the constructor of a bean that starts with the application.
     */
    public Gate gate(String name) {
        var gate = new Gate(name);
        gates.add(gate);
        return gate;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("loaded");
        gates.forEach(gate -> response.withData(gate.name, gate.open));
        return response.status(gates.stream().allMatch(gate -> gate.open)).build();
    }
}
