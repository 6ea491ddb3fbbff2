package dev.gatehouse.platform.http;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The header {@code traceparent} (W3C Trace Context §3.2): which trace a request belongs to. Passed on as it is, because no
 * span
 * is made here.
 */
record TraceParent(String value) {

    /** Version 00 alone: what a later one adds is not known here. */
    private static final Pattern SHAPE = Pattern
            .compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    /** The one that is named, when exactly one is and it has the form. */
    static Optional<TraceParent> of(List<String> values) {
        return values.size() == 1 && SHAPE.matcher(values.getFirst()).matches()
                ? Optional.of(new TraceParent(values.getFirst()))
                : Optional.empty();
    }

    /**
     * The beginning of a trace that has the digits of a request's id, so that either leads to the other. It is marked as
     * sampled, since the log and the audit trail hold it; whoever samples otherwise sends a trace of their own.
     */
    static TraceParent beginning(UUID id) {
        var digits = id.toString().replace("-", "");
        return new TraceParent("00-" + digits + "-" + digits.substring(16) + "-01");
    }
}
