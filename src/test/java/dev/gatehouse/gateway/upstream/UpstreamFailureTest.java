package dev.gatehouse.gateway.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.gatehouse.gateway.upstream.ClientFault.Why;

class UpstreamFailureTest {

    /** A failure, the status it becomes, and whether a client can cause it as often as it likes. */
    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new TimeoutException("late"), 504, false),
                Arguments.of(new IOException("connection refused by 10.0.0.7"), 502, false),
                Arguments.of(UnreadableResponse.of("status 101"), 502, false),
                Arguments.of(new CircuitBreakerOpenException("open"), 503, true),
                Arguments.of(new BulkheadException("full"), 503, true),
                Arguments.of(new ClientFault(Why.CLIENT_TOO_SLOW), 408, true),
                Arguments.of(new ClientFault(Why.CLIENT_GONE), 502, true),
                Arguments.of(new ClientFault(Why.UPLOAD_CUT_OFF), 502, true));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void saysWhichSideFailed(Throwable failure, int status, boolean byTheClient) {
        for (var known : Stream.of(failure, new CompletionException(failure)).map(UpstreamFailure::of).toList()) {
            assertEquals(status, known.reply("r").status());
            assertEquals(byTheClient, known.isTheClients());
        }
    }

    @ParameterizedTest
    @MethodSource("failures")
    void tellsNothingOfTheInside(Throwable failure, int status, boolean byTheClient) {
        var reply = UpstreamFailure.of(failure).reply("r-7");

        assertFalse(reply.body().contains("10.0.0.7") || reply.body().contains("Exception"), reply.body());
        assertTrue(reply.body().contains("r-7"));
        assertEquals(status == 503, reply.headers().containsKey("Retry-After"));
    }

    @Test
    void aWrapperWithoutACauseIsTheCause() {
        var bare = new CompletionException("bare", null);

        assertEquals(bare, UpstreamFailure.of(bare).cause());
    }
}
