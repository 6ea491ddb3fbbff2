package dev.gatehouse.platform.policy;

import java.time.Duration;
import java.util.regex.Pattern;

/** Lengths of time as an operator writes them. */
final class PolicyDurations {

    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");

    private PolicyDurations() {
    }

    static Duration parse(PolicyNode node) {
        var matcher = WRITTEN.matcher(node.text());
        if (!matcher.matches()) {
            throw node.error("'" + node.text() + "' is not a length of time", "Write it as 250ms, 30s, 5m, 12h or 30d.");
        }
        var amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }
}
