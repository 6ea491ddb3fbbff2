package dev.gatehouse.launch;

import java.util.Objects;

/**
 * Why the program does not start or a command is not done, in one sentence for the person at the console. It has no stack
 * trace.
 */
public final class UsageError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UsageError(String sentence) {
        super(Objects.requireNonNull(sentence), null, false, false);
    }
}
