package dev.gatehouse.platform.policy;

/**
 * A slice's part of the policy file. All sections are read before any is applied: a policy with an error in one
 * of them changes nothing. Then they are applied one after the other.
 *
 * @param <T> what the section means, as an immutable value
 */
public interface PolicySection<T> {

    /** The top-level key of the file that this section owns. */
    String key();

    /**
     * Reads and validates the section without any effect; an absent section is an empty node.
     *
     * @throws PolicyError naming the line and the fix
     */
    T read(PolicyNode section);

    /**
     * The same, for a section whose entries name those of another: a name that leads nowhere is an error, too.
     *
     * @param policy the file as a whole
     */
    default T read(PolicyNode section, PolicyNode policy) {
        return read(section);
    }

    /**
     * Whether an entry of the file may take the place of a {@link PolicyContribution}'s with the same id. Otherwise that is
     * an error: nobody's client or route changes by what the program brings along.
     */
    default boolean replacesContributions() {
        return false;
    }

    /** Makes the value the current one. It must not fail: everything that can be wrong is found by {@link #read}. */
    void apply(T value);
}
