package dev.gatehouse.gateway;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Where a caller stands at one limit of a route, in the words of draft-ietf-httpapi-ratelimit-headers.
 *
 * @param policy the name of the limit: what it counts by
 * @param quota how many requests are granted at once
 * @param window the time in which an empty quota is whole again
 * @param remaining how many more would be granted now
 * @param reset until there is one more
 */
public record LimitStatus(String policy, long quota, Duration window, long remaining, Duration reset) {

    public LimitStatus {
        Objects.requireNonNull(policy);
        Objects.requireNonNull(window);
        Objects.requireNonNull(reset);
    }

    /** The response fields that tell a client about these; none when there are none. */
    public static Map<String, String> fields(List<LimitStatus> limits) {
        if (limits.isEmpty()) {
            return Map.of();
        }
        var fields = new LinkedHashMap<String, String>(4);
        fields.put("RateLimit-Policy", limits.stream()
                .map(limit -> '"' + limit.policy + "\";q=" + limit.quota + ";w=" + seconds(limit.window))
                .collect(Collectors.joining(", ")));
        fields.put("RateLimit", limits.stream()
                .map(limit -> '"' + limit.policy + "\";r=" + limit.remaining + ";t=" + seconds(limit.reset))
                .collect(Collectors.joining(", ")));
        return fields;
    }

    /** Whole seconds, never too few: who waits that long is not refused for being early. */
    public static long seconds(Duration time) {
        return time.plusSeconds(1).minusNanos(1).toSeconds();
    }
}
