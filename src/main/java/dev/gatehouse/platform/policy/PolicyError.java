package dev.gatehouse.platform.policy;

import java.util.Objects;

/**
 * A policy that cannot take effect: where, what is wrong, and how to put it right. It is shown to operators, never to
 * callers.
 */
public final class PolicyError extends RuntimeException {

    private final String file;
    private final int line;
    private final String what;
    private final String fix;

    public PolicyError(int line, String what, String fix) {
        this("policy", line, what, fix);
    }

    private PolicyError(String file, int line, String what, String fix) {
        super(file + ":" + line + ": " + what + ". " + fix, null, false, false);
        this.file = file;
        this.line = line;
        this.what = Objects.requireNonNull(what);
        this.fix = Objects.requireNonNull(fix);
    }

    /** The same error, once the reader knows which file it was reading. */
    PolicyError in(String name) {
        return new PolicyError(name, line, what, fix);
    }

    public String file() {
        return file;
    }

    public int line() {
        return line;
    }

    public String what() {
        return what;
    }

    public String fix() {
        return fix;
    }
}
