package dev.gatehouse.platform;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Where a person goes on after a detour: a path of ours and nothing else. Anything a browser could read as another site is
 * no path of ours (open redirects: RFC 9700 §4.11).
 *
 * @param path starts with one slash; may carry a query
 */
public record ReturnTo(String path) {

    private static final int LONGEST = 4096;
    private static final ReturnTo HOME = new ReturnTo("/");

    public ReturnTo {
        if (!isLocal(path)) {
            throw new IllegalArgumentException("not a path of ours");
        }
    }

    public static Optional<ReturnTo> parse(@Nullable String candidate) {
        return candidate != null && isLocal(candidate) ? Optional.of(new ReturnTo(candidate)) : Optional.empty();
    }

    public static ReturnTo orHome(@Nullable String candidate) {
        return parse(candidate).orElse(HOME);
    }

    private static boolean isLocal(String path) {
        return path.length() <= LONGEST
                && path.startsWith("/")
                && !path.startsWith("//")
                && path.indexOf('\\') < 0
                && path.chars().allMatch(c -> c > 0x20 && c < 0x7F);
    }
}
