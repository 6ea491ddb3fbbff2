package dev.gatehouse.account;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.gatehouse.platform.Problem;

/**
 * What administrators say somebody is and where they belong: short names that APIs give a meaning to, and that mean nothing
 * here. To administer this installation is none of them.
 *
 * @param roles what the person is (RFC 7643 §4.1.2)
 * @param groups where the person belongs
 * @param updatedAt when they became so, in whole seconds and later at each change; the epoch when nothing was ever assigned
 */
public record Assignments(Set<String> roles, Set<String> groups, Instant updatedAt) {

    public static final Assignments NONE = new Assignments(Set.of(), Set.of(), Instant.EPOCH);

    /** The most of each kind. */
    private static final int MOST = 50;
    /** All names together: they travel in each token, and a token in a header of bounded length. */
    private static final int MOST_LETTERS = 2_000;
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final Pattern BETWEEN = Pattern.compile("[\\s,]+");

    /** The two kinds of names. */
    public enum Kind {
        ROLE,
        GROUP;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Assignments {
        roles = checked(roles);
        groups = checked(groups);
        if (Stream.concat(roles.stream(), groups.stream()).mapToInt(String::length).sum() > MOST_LETTERS) {
            throw Problem.badRequest("too-many-assignments",
                    "That is too much for one person: all roles and groups together have at most 2000 letters.");
        }
    }

    /** Names that a form or a command gives, for somebody who has none yet. */
    public static Assignments of(Collection<String> roles, Collection<String> groups) {
        return new Assignments(new TreeSet<>(roles), new TreeSet<>(groups), Instant.EPOCH);
    }

    /** As they are kept: names with a space between. */
    public static Assignments kept(String roles, String groups, @Nullable Instant assignedAt) {
        return new Assignments(new TreeSet<>(names(roles)), new TreeSet<>(names(groups)),
                assignedAt == null ? Instant.EPOCH : assignedAt);
    }

    /** Reads names as people type several: with spaces, commas or new lines between. */
    public static List<String> names(String typed) {
        return BETWEEN.splitAsStream(typed).filter(name -> !name.isEmpty()).toList();
    }

    public boolean isEmpty() {
        return roles.isEmpty() && groups.isEmpty();
    }

    public Set<String> of(Kind kind) {
        return kind == Kind.ROLE ? roles : groups;
    }

    public Assignments with(Kind kind, Collection<String> more) {
        return changed(kind, names -> names.addAll(more));
    }

    public Assignments without(Kind kind, Collection<String> fewer) {
        return changed(kind, names -> names.removeAll(Set.copyOf(fewer)));
    }

    /** With these of one kind and no others. */
    public Assignments only(Kind kind, Collection<String> these) {
        return changed(kind, names -> {
            names.clear();
            names.addAll(these);
        });
    }

    /** As of now, and in any case later than before: two changes in one second are told apart. */
    public Assignments updated(Instant now) {
        var second = now.truncatedTo(ChronoUnit.SECONDS);
        return new Assignments(roles, groups, second.isAfter(updatedAt) ? second : updatedAt.plusSeconds(1));
    }

    private Assignments changed(Kind kind, Consumer<Set<String>> change) {
        var names = new TreeSet<>(of(kind));
        change.accept(names);
        return kind == Kind.ROLE ? new Assignments(names, groups, updatedAt) : new Assignments(roles, names, updatedAt);
    }

    private static Set<String> checked(Set<String> names) {
        if (names.size() > MOST) {
            throw Problem.badRequest("too-many-assignments",
                    "That is too much for one person: at most 50 roles and 50 groups.");
        }
        if (!names.stream().allMatch(name -> NAME.matcher(name).matches())) {
            throw Problem.badRequest("bad-assignment",
                    "The name of a role or group has 1 to 64 characters: small letters a to z,"
                            + " digits, and . _ - after the first. Correct it, then try again.");
        }
        return Collections.unmodifiableSortedSet(new TreeSet<>(names));
    }
}
