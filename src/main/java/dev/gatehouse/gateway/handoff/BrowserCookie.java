package dev.gatehouse.gateway.handoff;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.gatehouse.platform.OpaqueToken;
import dev.gatehouse.platform.ReturnTo;
import dev.gatehouse.platform.TokenHash;

/**
 * What ties a hand-off to the browser that began it, so that nobody can end up signed in by somebody else's (RFC 9700
 * §4.7), and where this browser was sent back to last, so that no one is sent around in circles. Tabs share it, and it
 * never grows.
 */
record BrowserCookie(OpaqueToken browser, @Nullable Returned returned) {

    /** A person may take a while to sign in. */
    static final Duration LIFE = Duration.ofHours(1);

    /** Who is back this soon for the same page was not let in there. */
    private static final Duration CIRCLE = Duration.ofSeconds(10);

    private static final int PARTS = 3;

    /** Where a browser was sent back to, as a hash, and when. */
    record Returned(String target, long at) {
    }

    static BrowserCookie of(OpaqueToken browser) {
        return new BrowserCookie(browser, null);
    }

    /** The one that a request carries; two are none, as nobody knows which is whose. */
    static Optional<BrowserCookie> find(List<String> values) {
        return values.size() == 1 ? parse(values.getFirst()) : Optional.empty();
    }

    private static Optional<BrowserCookie> parse(String value) {
        var parts = value.split("\\.", PARTS);
        if (!OpaqueToken.isWellFormed(parts[0])) {
            return Optional.empty();
        }
        var browser = OpaqueToken.of(parts[0]);
        return Optional.of(parts.length == PARTS && parts[2].matches("[0-9]{1,12}")
                ? new BrowserCookie(browser, new Returned(parts[1], Long.parseLong(parts[2])))
                : of(browser));
    }

    BrowserCookie sentBackTo(ReturnTo target, Instant now) {
        return new BrowserCookie(browser, new Returned(hash(target), now.getEpochSecond()));
    }

    /** Whether this browser was sent back to this very page a moment ago. */
    boolean wasSentBackTo(ReturnTo target, Instant now) {
        return returned != null && returned.target().equals(hash(target))
                && Math.abs(now.getEpochSecond() - returned.at()) < CIRCLE.toSeconds();
    }

    String value() {
        return browser.value() + (returned == null ? "" : "." + returned.target() + "." + returned.at());
    }

    private static String hash(ReturnTo target) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(TokenHash.of(target.path()).bytes());
    }
}
