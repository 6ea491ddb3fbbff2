package dev.gatehouse.gateway.check;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

import dev.gatehouse.gateway.Decision;
import dev.gatehouse.gateway.route.RouteLimit.Per;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** How often the gateway decided what, and what the limits of routes said. */
@Singleton
class GatewayMetrics {

    private final Counter allowed;
    private final Counter challenged;
    private final MeterRegistry meters;
    private final Map<Limit, Counter> limits = new ConcurrentHashMap<>();

    private record Limit(String route, Per per, boolean granted) {
    }

    GatewayMetrics(MeterRegistry meters) {
        this.meters = meters;
        this.allowed = outcome("allow", 200);
        this.challenged = outcome("challenge", 401);
    }

    void count(Decision decision) {
        switch (decision) {
            case Decision.Allow allow -> allowed.increment();
            case Decision.Challenge challenge -> challenged.increment();
            case Decision.Refuse refuse -> outcome("refuse", refuse.refusal().status()).increment();
        }
    }

    /** What a limit of a route said; which routes there are is up to the policy, not to requests. */
    void count(String route, Per per, boolean granted) {
        limits.computeIfAbsent(new Limit(route, per, granted),
                limit -> meters.counter("gatehouse.gateway.limits", "route", route,
                        "per", per.text(), "outcome", granted ? "granted" : "refused"))
                .increment();
    }

    private Counter outcome(String outcome, int status) {
        return meters.counter("gatehouse.gateway.decisions", "outcome", outcome, "status", Integer.toString(status));
    }
}
