package dev.gatehouse.gateway.route;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Pattern;

import dev.gatehouse.gateway.route.RouteLimit.Per;
import dev.gatehouse.platform.limit.RateLimiter;
import dev.gatehouse.platform.policy.PolicyNode;

/** Reads the {@code limit} of a route: one, or a list of which each counts by something else. */
final class LimitEntry {

    private static final Pattern RATE = Pattern.compile("([1-9][0-9]{0,8})/([smh])");
    private static final Pattern BURST = Pattern.compile("[1-9][0-9]{0,8}");
    private static final Duration LONGEST = Duration.ofDays(30);

    private LimitEntry() {
    }

    static List<RouteLimit> read(PolicyNode route, String id, boolean anonymous) {
        var seen = EnumSet.noneOf(Per.class);
        var limits = new ArrayList<RouteLimit>();
        for (var node : route.get("limit").oneOrMore()) {
            node.only("per", "claim", "rate", "burst");
            var per = per(node);
            if (anonymous && per != Per.ADDRESS) {
                throw node.error("An anonymous route knows nobody to count by " + per.text(), "Write 'per: address'.");
            }
            if (!seen.add(per)) {
                throw node.error("Two limits count by " + per.text(), "Remove one of them.");
            }
            limits.add(new RouteLimit(per, rate(node, "gateway.route " + id + " per " + per.text())));
        }
        return limits;
    }

    private static Per per(PolicyNode node) {
        if (node.get("claim").isPresent() == node.get("per").isPresent()) {
            throw node.error("A limit counts by one thing", "Write either 'per: subject', client or address, or 'claim: sid'.");
        }
        if (node.get("claim").isPresent()) {
            if (!node.string("claim").equals("sid")) {
                throw node.get("claim").error("No limit can count by the claim '" + node.string("claim") + "'",
                        "Write 'claim: sid', or count by 'per: subject' or client.");
            }
            return Per.SID;
        }
        return switch (node.string("per")) {
            case "subject" -> Per.SUBJECT;
            case "client" -> Per.CLIENT;
            case "address" -> Per.ADDRESS;
            default -> throw node.get("per").error("No limit can count by '" + node.string("per") + "'",
                    "Write subject, client or address.");
        };
    }

    private static RateLimiter.Limit rate(PolicyNode node, String purpose) {
        var written = RATE.matcher(node.string("rate"));
        if (!written.matches()) {
            throw node.get("rate").error("'" + node.string("rate") + "' is not a rate", "Write it as 100/s, 600/m or 1000/h.");
        }
        var times = Long.parseLong(written.group(1));
        var per = switch (written.group(2)) {
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            default -> Duration.ofHours(1);
        };
        var burst = burst(node, times);
        var eachSecond = Math.ceilDiv(times, per.toSeconds());
        if (burst < eachSecond) {
            throw node.get("burst").error("A burst of " + burst + " never lets " + node.string("rate") + " through",
                    "Write at least " + eachSecond + ", what the rate grants in a second.");
        }
        if (burst / times > LONGEST.dividedBy(per)) {
            throw node.get("burst").error(
                    "A burst of " + burst + " takes longer than 30 days to fill at " + node.string("rate"),
                    "Write a smaller burst, or a higher rate.");
        }
        return new RateLimiter.Limit(purpose, burst, times, per);
    }

    private static long burst(PolicyNode node, long times) {
        var written = node.optionalString("burst");
        if (written.isPresent() && !BURST.matcher(written.get()).matches()) {
            throw node.get("burst").error("'" + written.get() + "' is not a number of requests",
                    "Write a whole number, as 200.");
        }
        return written.map(Long::parseLong).orElse(times);
    }
}
