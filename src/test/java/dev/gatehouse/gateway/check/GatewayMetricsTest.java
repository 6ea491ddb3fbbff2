package dev.gatehouse.gateway.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.gatehouse.gateway.Caller;
import dev.gatehouse.gateway.Decision;
import dev.gatehouse.gateway.Refusal;
import dev.gatehouse.gateway.route.RouteLimit.Per;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

class GatewayMetricsTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final GatewayMetrics metrics = new GatewayMetrics(meters);

    private double counted(String outcome, String status) {
        return meters.get("gatehouse.gateway.decisions").tags("outcome", outcome, "status", status).counter().count();
    }

    @Test
    void countEachOutcomeWithItsStatus() {
        metrics.count(new Decision.Allow(new Caller.Anonymous(), Map.of()));
        metrics.count(new Decision.Allow(new Caller.Anonymous(), Map.of()));
        metrics.count(new Decision.Challenge(URI.create("/login"), new Refusal.NoCredentials("a", Set.of())));
        metrics.count(new Decision.Refuse(new Refusal.Forbidden(), "no route"));
        metrics.count(new Decision.Refuse(new Refusal.InsufficientScope(Set.of("read")), "read"));
        metrics.count(new Decision.Refuse(new Refusal.Unavailable(), "SQLException"));

        assertEquals(2, counted("allow", "200"));
        assertEquals(1, counted("challenge", "401"));
        assertEquals(2, counted("refuse", "403"));
        assertEquals(1, counted("refuse", "503"));
    }

    /** Who draws a graph needs the series before the first request. */
    @Test
    void beginAtZero() {
        assertEquals(0, counted("allow", "200"));
        assertEquals(0, counted("challenge", "401"));
    }

    /** No reason, host or subject is a label: anybody could make up a million of them. */
    @Test
    void haveNoLabelsThatARequestCanChoose() {
        metrics.count(new Decision.Refuse(new Refusal.Forbidden(), "one reason"));
        metrics.count(new Decision.Refuse(new Refusal.Forbidden(), "another reason"));

        assertEquals(3, meters.getMeters().size());
    }

    /** Routes stand in the policy; who was counted is no label. */
    @Test
    void countWhatEachLimitSaid() {
        metrics.count("orders", Per.SUBJECT, true);
        metrics.count("orders", Per.SUBJECT, true);
        metrics.count("orders", Per.SUBJECT, false);
        metrics.count("orders", Per.ADDRESS, false);

        assertEquals(2, limited("orders", "subject", "granted"));
        assertEquals(1, limited("orders", "subject", "refused"));
        assertEquals(1, limited("orders", "address", "refused"));
    }

    private double limited(String route, String per, String outcome) {
        return meters.get("gatehouse.gateway.limits").tags("route", route, "per", per, "outcome", outcome).counter().count();
    }
}
