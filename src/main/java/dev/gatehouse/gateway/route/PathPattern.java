package dev.gatehouse.gateway.route;

import java.util.List;

import dev.gatehouse.gateway.AmbiguousRequest;
import dev.gatehouse.gateway.RequestPath;

/**
 * A path of the policy: exact segments, {@code *} for one segment, {@code **} at the end for any rest, also none. With or
 * without a trailing slash it is the same.
 */
public record PathPattern(List<String> segments, boolean anyRest) {

    static final String ONE = "*";
    static final String REST = "**";

    public PathPattern {
        segments = List.copyOf(segments);
    }

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException for one that no request can match; the message says why
     */
    static PathPattern parse(String written) {
        try {
            var segments = RequestPath.of(written).segments();
            var anyRest = !segments.isEmpty() && segments.getLast().equals(REST);
            var fixed = anyRest ? segments.subList(0, segments.size() - 1) : segments;
            for (var segment : fixed) {
                if (segment.contains(ONE) && !segment.equals(ONE)) {
                    throw new IllegalArgumentException("a star stands for a whole segment, and ** only at the end");
                }
            }
            return new PathPattern(fixed, anyRest);
        } catch (AmbiguousRequest impossible) {
            throw new IllegalArgumentException("no request can match it (" + impossible.getMessage() + ")", impossible);
        }
    }
}
