package dev.gatehouse.gateway.check;

import jakarta.inject.Singleton;

import dev.gatehouse.gateway.Decision;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** How often the gateway decided what. */
@Singleton
class GatewayMetrics {

    private final Counter allowed;
    private final Counter challenged;
    private final MeterRegistry meters;

    GatewayMetrics(MeterRegistry meters) {
        this.meters = meters;
        this.allowed = outcome("allow", 200);
        this.challenged = outcome("challenge", 302);
    }

    void count(Decision decision) {
        switch (decision) {
            case Decision.Allow allow -> allowed.increment();
            case Decision.Challenge challenge -> challenged.increment();
            case Decision.Refuse refuse -> outcome("refuse", refuse.refusal().status()).increment();
        }
    }

    private Counter outcome(String outcome, int status) {
        return meters.counter("gatehouse.gateway.decisions", "outcome", outcome, "status", Integer.toString(status));
    }
}
