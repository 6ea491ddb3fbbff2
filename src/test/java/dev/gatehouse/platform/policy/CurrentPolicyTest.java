package dev.gatehouse.platform.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.gatehouse.platform.policy.CurrentPolicy.Outcome;

class CurrentPolicyTest {

    @TempDir
    Path folder;

    private final Words first = new Words("first");
    private final Words second = new Words("second");
    private final Named named = new Named();

    private CurrentPolicy policy(boolean mayBeAbsent, PolicyContribution... contributions) {
        return new CurrentPolicy(new PolicySource(folder.resolve("policy.yaml"), mayBeAbsent), List.of(contributions),
                List.of(first, second, named), Clock.systemUTC());
    }

    private void write(String content) throws IOException {
        Files.writeString(folder.resolve("policy.yaml"), content);
    }

    @Test
    void takesOverAChangeOfContent() throws IOException {
        var policy = policy(false);
        write("first: [a]\n");
        policy.refresh();
        write("first: [b]\nsecond: [c]\n");

        var outcome = policy.refresh();

        assertInstanceOf(Outcome.Applied.class, outcome);
        assertEquals(List.of("b"), first.running);
        assertEquals(List.of("c"), second.running);
    }

    @Test
    void doesNothingWhenTheContentIsTheSame() throws IOException {
        var policy = policy(false);
        write("first: [a]\n");
        policy.refresh();

        assertInstanceOf(Outcome.Unchanged.class, policy.refresh());
    }

    /** What one section names, another must have; an error in either leaves both as they were. */
    @Test
    void letsASectionSeeTheOthers() throws IOException {
        var naming = new PolicySection<String>() {

            private String running = "";

            @Override
            public String key() {
                return "naming";
            }

            @Override
            public String read(PolicyNode section) {
                return section.text();
            }

            @Override
            public String read(PolicyNode section, PolicyNode policy) {
                if (!policy.strings("first").contains(section.text())) {
                    throw section.error("Nothing is called '" + section.text() + "'", "Add it to 'first'.");
                }
                return read(section);
            }

            @Override
            public void apply(String value) {
                running = value;
            }
        };
        var policy = new CurrentPolicy(new PolicySource(folder.resolve("policy.yaml"), false), List.of(),
                List.of(naming, first), Clock.systemUTC());
        write("first: [a]\nnaming: a\n");
        policy.refresh();

        write("first: [b]\nnaming: a\n");
        var outcome = policy.refresh();

        assertEquals(2, assertInstanceOf(Outcome.Kept.class, outcome).error().line());
        assertEquals("a", naming.running);
        assertEquals(List.of("a"), first.running);
    }

    /** Kubernetes shows a changed ConfigMap by renaming a new {@code ..data} link over the old one. */
    @Test
    void seesASwappedSymbolicLink() throws IOException {
        var old = Files.createDirectory(folder.resolve("..1"));
        var fresh = Files.createDirectory(folder.resolve("..2"));
        Files.writeString(old.resolve("policy.yaml"), "first: [a]\n");
        Files.writeString(fresh.resolve("policy.yaml"), "first: [b]\n");
        Files.createSymbolicLink(folder.resolve("..data"), old);
        Files.createSymbolicLink(folder.resolve("policy.yaml"), Path.of("..data", "policy.yaml"));
        var policy = policy(false);
        policy.refresh();
        Files.createSymbolicLink(folder.resolve("..tmp"), fresh);
        Files.move(folder.resolve("..tmp"), folder.resolve("..data"), StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.ATOMIC_MOVE);

        policy.refresh();

        assertEquals(List.of("b"), first.running);
    }

    @Test
    void keepsTheRunningPolicyWholeWhenOneSectionIsBad() throws IOException {
        var policy = policy(false);
        write("first: [a]\nsecond: [a]\n");
        policy.refresh();
        write("first: [b]\nsecond:\n  - b\n  - b\n");

        var outcome = policy.refresh();

        var kept = assertInstanceOf(Outcome.Kept.class, outcome);
        assertEquals(4, kept.error().line());
        assertTrue(kept.error().getMessage().startsWith(folder.resolve("policy.yaml") + ":4: "));
        assertEquals(List.of("a"), first.running);
        assertEquals(List.of("a"), second.running);
    }

    @Test
    void reportsABadChangeAgainOnlyWhenItIsRepaired() throws IOException {
        var policy = policy(false);
        write("first: [a]\n");
        policy.refresh();
        write("other: 1\n");
        assertTrue(assertInstanceOf(Outcome.Kept.class, policy.refresh()).news());

        assertFalse(assertInstanceOf(Outcome.Kept.class, policy.refresh()).news());
        write("first: [c]\n");
        assertInstanceOf(Outcome.Applied.class, policy.refresh());
    }

    /** A secret that a volume brings a moment later, and one that is rotated, take effect without a touch of the policy. */
    @Test
    void attackAStaleSecretFileStaysInForce() throws IOException {
        var secret = folder.resolve("secret");
        var policy = policy(false);
        write("first: [a]\n");
        policy.refresh();
        write("first: [{ file: '" + secret + "' }]\n");
        assertTrue(assertInstanceOf(Outcome.Kept.class, policy.refresh()).news());
        assertFalse(assertInstanceOf(Outcome.Kept.class, policy.refresh()).news());

        Files.writeString(secret, "one");
        assertInstanceOf(Outcome.Applied.class, policy.refresh());
        assertEquals(List.of("one"), first.running);
        assertInstanceOf(Outcome.Unchanged.class, policy.refresh());

        Files.writeString(secret, "two");
        assertInstanceOf(Outcome.Applied.class, policy.refresh());
        assertEquals(List.of("two"), first.running);

        Files.delete(secret);
        assertInstanceOf(Outcome.Kept.class, policy.refresh());
        assertEquals(List.of("two"), first.running);
    }

    @Test
    void keepsTheRunningPolicyWhenTheFileGoesAway() throws IOException {
        var policy = policy(true);
        write("first: [a]\n");
        policy.refresh();
        Files.delete(folder.resolve("policy.yaml"));

        assertInstanceOf(Outcome.Kept.class, policy.refresh());
        assertEquals(List.of("a"), first.running);
    }

    @Test
    void refusesToRunWithoutAFileInProduction() {
        var kept = assertInstanceOf(Outcome.Kept.class, policy(false).refresh());

        assertTrue(kept.error().getMessage().contains("gatehouse.policy"));
    }

    @Test
    void aContributionIsInForceBesideTheFileAndWithoutOne() throws IOException {
        var policy = policy(true, new Demo("named: [{ id: demo }]"));
        policy.refresh();
        assertEquals(List.of("demo"), named.running);

        write("named: [{ id: mine }]\n");
        assertInstanceOf(Outcome.Applied.class, policy.refresh());
        assertEquals(List.of("demo", "mine"), named.running);

        write("first: [a]\n");
        policy.refresh();
        assertEquals(List.of("demo"), named.running);
        assertInstanceOf(Outcome.Unchanged.class, policy.refresh());
    }

    /** Nobody's client turns into the demo's, nor the other way round. */
    @Test
    void anIdOfTheFileAndOfAContributionIsRefusedWithLineAndFix() throws IOException {
        var policy = policy(true, new Demo("named: [{ id: demo }]"));
        policy.refresh();
        write("named:\n  - id: mine\n  - id: demo\n");

        var kept = assertInstanceOf(Outcome.Kept.class, policy.refresh());

        assertEquals(3, kept.error().line());
        assertEquals(folder.resolve("policy.yaml") + ":3: 'demo' is the name of something that the demo adds to your policy. "
                + "Give it another id, or leave that away with demo=false.", kept.error().getMessage());
        assertEquals(List.of("demo"), named.running);
    }

    @Test
    void whereASectionAllowsItTheFilesEntryStandsInPlaceOfTheContributions() throws IOException {
        named.replaces = true;
        var policy = policy(true, new Demo("named: [{ id: demo }, { id: more }]"));
        write("named: [{ id: demo }]\n");

        policy.refresh();

        assertEquals(List.of("more", "demo"), named.running);
    }

    private record Demo(String text) implements PolicyContribution {

        @Override
        public String owner() {
            return "the demo";
        }

        @Override
        public String leftAwayBy() {
            return "demo=false";
        }

        @Override
        public Optional<String> yaml() {
            return Optional.of(text);
        }
    }

    /** A section of entries with ids. */
    private static final class Named implements PolicySection<List<String>> {

        private List<String> running = List.of();
        private boolean replaces;

        @Override
        public String key() {
            return "named";
        }

        @Override
        public List<String> read(PolicyNode section) {
            return section.items().stream().map(item -> item.string("id")).toList();
        }

        @Override
        public boolean replacesContributions() {
            return replaces;
        }

        @Override
        public void apply(List<String> value) {
            running = value;
        }
    }

    /** A section that is a list of words. */
    private static final class Words implements PolicySection<List<String>> {

        private final String key;
        private List<String> running = List.of();

        private Words(String key) {
            this.key = key;
        }

        @Override
        public String key() {
            return key;
        }

        @Override
        public List<String> read(PolicyNode section) {
            var words = section.items().stream().map(Words::word).toList();
            if (words.stream().distinct().count() < words.size()) {
                throw section.items().getLast().error("Twice", "Remove one.");
            }
            return words;
        }

        private static String word(PolicyNode item) {
            try {
                return item.text();
            } catch (PolicyError mapping) {
                return item.get("file").fileText();
            }
        }

        @Override
        public void apply(List<String> value) {
            running = value;
        }
    }
}
