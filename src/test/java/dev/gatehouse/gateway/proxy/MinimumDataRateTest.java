package dev.gatehouse.gateway.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.gatehouse.gateway.GatewayConfig;
import dev.gatehouse.testing.HandTimers;
import dev.gatehouse.testing.Settings;

/** 100 bytes a second over four seconds: 400 in each window. */
class MinimumDataRateTest {

    private static final int NEEDED = 400;

    private final HandTimers timers = new HandTimers();
    private final GivenExchange exchange = new GivenExchange();
    private boolean uploading;
    private int ended;

    @BeforeEach
    void begin() {
        var limits = Settings.of(GatewayConfig.class, Map.of("gatehouse.gateway.proxy.min-data-rate", "100",
                "gatehouse.gateway.proxy.data-rate-window", "4s")).proxy();
        new MinimumDataRate(timers.vertx(), exchange.inbound(), limits, () -> uploading, () -> ended++).start();
        assertEquals(List.of(4_000L), timers.waiting());
    }

    @Test
    void aClientThatSendsTooLittleInAWholeWindowIsEndedOnce() {
        uploading = true;
        timers.pass();
        assertEquals(0, ended, "it was not its turn for the whole window");
        exchange.received += NEEDED - 1;

        timers.pass();
        timers.pass();

        assertEquals(1, ended);
    }

    @Test
    void aClientThatSendsEnoughGoesOn() {
        uploading = true;
        for (int window = 0; window < 5; window++) {
            exchange.received += NEEDED;
            timers.pass();
        }

        assertEquals(0, ended);
    }

    /** What it sent before does not count for the window in which it stalls. */
    @Test
    void aClientThatStallsAfterALotIsEnded() {
        uploading = true;
        exchange.received += 1_000_000;
        timers.pass();

        timers.pass();

        assertEquals(1, ended);
    }

    @Test
    void aClientThatTakesTooLittleIsEnded() {
        exchange.clientReads = false;
        timers.pass();
        exchange.written += NEEDED - 1;

        timers.pass();

        assertEquals(1, ended);
    }

    @Test
    void aClientThatTakesEnoughGoesOn() {
        exchange.clientReads = false;
        for (int window = 0; window < 5; window++) {
            exchange.written += NEEDED;
            timers.pass();
        }

        assertEquals(0, ended);
    }

    /** An event stream may be silent for an hour. */
    @Test
    void whoWaitsForTheUpstreamIsNotMeasured() {
        for (int window = 0; window < 900; window++) {
            timers.pass();
        }

        assertEquals(0, ended);
    }

    @Test
    void aResponseThatHasEndedNeedsNoReader() {
        exchange.clientReads = false;
        exchange.responded = true;
        timers.pass();
        timers.pass();

        assertEquals(0, ended);
    }

    @Test
    void aPauseBeginsTheWindowAnew() {
        uploading = true;
        timers.pass();
        uploading = false;
        timers.pass();
        uploading = true;
        timers.pass();

        assertEquals(0, ended);
    }
}
