package dev.gatehouse.keys;

import java.time.Instant;

/** Where a key stands in its life. */
public sealed interface KeyState {

    /** Published ahead of its use: their caches have time to learn of it. */
    record Published(Instant activeAt) implements KeyState {
    }

    /** The one that signs. */
    record Active() implements KeyState {
    }

    /** Signs no more; what it signed may still be on its way. */
    record Retiring(Instant until) implements KeyState {
    }

    /** Published no more; its public part still verifies an old {@code id_token_hint}. */
    record Retired(Instant until) implements KeyState {
    }

    /** To be deleted. */
    record Expired() implements KeyState {
    }

    /** Whether it stands in the published set. */
    default boolean isPublic() {
        return switch (this) {
            case Published published -> true;
            case Active active -> true;
            case Retiring retiring -> true;
            case Retired retired -> false;
            case Expired expired -> false;
        };
    }
}
