package dev.gatehouse.gateway.upstream;

import java.util.concurrent.CompletionException;

import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

import dev.gatehouse.gateway.door.DoorReply;

/** Why an exchange with an upstream failed, and what its client is told: 408, 502, 503 or 504. */
public record UpstreamFailure(Throwable cause) {

    public static UpstreamFailure of(Throwable failure) {
        return new UpstreamFailure(failure instanceof CompletionException && failure.getCause() != null ? failure.getCause()
                : failure);
    }

    /** What a client does, it can do as often as it likes: also to fill its places, and to ask while a circuit is open. */
    public boolean isTheClients() {
        return cause instanceof ClientFault || cause instanceof BulkheadException
                || cause instanceof CircuitBreakerOpenException;
    }

    public DoorReply reply(String requestId) {
        return switch (cause) {
            case TimeoutException late -> DoorReply.problem(504, "upstream-too-slow", "The upstream is too slow",
                    "The service that this request is for did not answer in time.", requestId);
            case CircuitBreakerOpenException open -> unavailable(requestId);
            case BulkheadException full -> unavailable(requestId);
            case ClientFault slow when slow.why() == ClientFault.Why.CLIENT_TOO_SLOW ->
                DoorReply.problem(408, "request-unfinished", "The request did not arrive",
                        "The rest of this request did not arrive in time. Send it again.", requestId);
            default -> DoorReply.problem(502, "upstream-failed", "The upstream failed",
                    "The service that this request is for could not be reached or broke off.", requestId);
        };
    }

    private static DoorReply unavailable(String requestId) {
        return DoorReply.problem(503, "upstream-unavailable", "Back in a moment",
                "The service that this request is for is overloaded or failing. Try again in a moment.", requestId)
                .with("Retry-After", "5");
    }
}
