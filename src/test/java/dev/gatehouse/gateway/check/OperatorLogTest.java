package dev.gatehouse.gateway.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.gatehouse.platform.limit.RateLimiter;
import dev.gatehouse.testing.Said;

/** Anybody can cause these lines, so each kind is said once a minute. */
class OperatorLogTest {

    private final OperatorLog log = new OperatorLog(new RateLimiter());

    /** The caller is not told why; whoever set up the proxy has to be. */
    @Test
    void saysOnceForEachKindWhatWasAmbiguous() {
        try (var said = new Said(OperatorLog.class)) {
            log.ambiguous("X-Forwarded-Uri is missing", "unreadable", "request-1");
            log.ambiguous("X-Forwarded-Uri is missing", "unreadable", "request-2");
            log.ambiguous("dot segment", "GET gw.test", "request-3");

            assertEquals(List.of(
                    "INFO event=gateway.request.ambiguous request=request-1 subject=\"unreadable\""
                            + " reason=\"X-Forwarded-Uri is missing\"",
                    "INFO event=gateway.request.ambiguous request=request-3 subject=\"GET gw.test\" reason=\"dot segment\""),
                    said.lines());
        }
    }

    /** While the database is away every request fails alike, and one stack trace tells as much as a thousand. */
    @Test
    void saysOnceForEachFaultWhatFailed() {
        try (var said = new Said(OperatorLog.class)) {
            for (int i = 1; i <= 2; i++) {
                log.failed(new IllegalStateException("away"), "request-" + i);
            }
            log.failed(new ArithmeticException("another kind"), "request-3");
            log.failed(new IllegalStateException("the same kind at another place"), "request-4");

            assertEquals(List.of("ERROR event=gateway.decision.failed request=request-1 reason=\"IllegalStateException\"",
                    "ERROR event=gateway.decision.failed request=request-3 reason=\"ArithmeticException\"",
                    "ERROR event=gateway.decision.failed request=request-4 reason=\"IllegalStateException\""), said.lines());
        }
    }

    @Test
    void saysOnceForEachRouteAndKindThatALimitRefuses() {
        try (var said = new Said(OperatorLog.class)) {
            log.limited("orders: limit per subject", "request-1");
            log.limited("orders: limit per subject", "request-2");
            log.limited("orders: limit per address", "request-3");

            assertEquals(List.of("INFO event=gateway.request.limited request=request-1 reason=\"orders: limit per subject\"",
                    "INFO event=gateway.request.limited request=request-3 reason=\"orders: limit per address\""), said.lines());
        }
    }
}
