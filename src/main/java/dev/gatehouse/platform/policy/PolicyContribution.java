package dev.gatehouse.platform.policy;

import java.util.Optional;

/**
 * A part of the policy that the program brings along: it is in force beside the file, and never in place of what stands there.
 */
public interface PolicyContribution {

    /** Whose it is, as a person reads it: {@code the demo}. */
    String owner();

    /** The setting that leaves it away. */
    String leftAwayBy();

    /** Written like the file; empty when there is nothing to add. */
    Optional<String> yaml();
}
