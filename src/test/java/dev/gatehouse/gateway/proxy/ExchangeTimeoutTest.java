package dev.gatehouse.gateway.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.junit.jupiter.api.Test;

import dev.gatehouse.gateway.upstream.ClientFault;
import dev.gatehouse.testing.HandTimers;

class ExchangeTimeoutTest {

    private final HandTimers timers = new HandTimers();
    private final GivenExchange exchange = new GivenExchange();
    private final List<RuntimeException> told = new ArrayList<>();
    private final ExchangeTimeout timeout = new ExchangeTimeout(timers.vertx(), exchange.inbound(), Duration.ofSeconds(3),
            told::add);

    @Test
    void anUpstreamThatDoesNotAnswerIsToBlame() {
        timeout.forUpstream();
        assertEquals(List.of(3_000L), timers.waiting());

        timers.pass();

        assertInstanceOf(TimeoutException.class, told.getFirst());
        assertEquals(List.of(), timers.waiting());
    }

    @Test
    void aClientMayTakeLongerAsLongAsSomethingArrives() {
        timeout.forUpstream();
        timeout.forUpload(exchange.outbound());
        for (int piece = 0; piece < 5; piece++) {
            exchange.received++;
            timers.pass();
        }
        assertEquals(List.of(), told);

        timers.pass();

        assertEquals(ClientFault.Why.CLIENT_TOO_SLOW, assertInstanceOf(ClientFault.class, told.getFirst()).why());
    }

    @Test
    void anUpstreamThatDoesNotReadIsToBlameForWhatDoesNotArrive() {
        timeout.forUpload(exchange.outbound());
        exchange.upstreamReads = false;

        timers.pass();

        assertInstanceOf(TimeoutException.class, told.getFirst());
    }

    @Test
    void theUpstreamHasItsTimeAgainWhenItHasTheWholeRequest() {
        timeout.forUpload(exchange.outbound());
        exchange.sent.complete();
        assertEquals(List.of(3_000L), timers.waiting(), "one at a time");

        timers.pass();

        assertInstanceOf(TimeoutException.class, told.getFirst());
    }

    /** The end of the request may come after the end of the exchange: nobody is told of it then. */
    @Test
    void whatIsOverIsNotWaitedFor() {
        timeout.forUpload(exchange.outbound());
        timeout.stop();
        exchange.sent.complete();

        assertEquals(List.of(), timers.waiting());
        assertEquals(List.of(), told);
    }
}
