package dev.gatehouse.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.account.Assignments.Kind;
import dev.gatehouse.platform.Problem;

class AssignmentsTest {

    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00.750Z");
    private static final Assignments ADA = Assignments.of(List.of("support", "billing"), List.of("berlin"));

    @ParameterizedTest
    @ValueSource(strings = { "a", "0", "support", "orders.read", "team-7_b",
            "0123456789012345678901234567890123456789012345678901234567890123" })
    void takesShortNames(String name) {
        assertEquals(Set.of(name), Assignments.NONE.with(Kind.ROLE, List.of(name)).roles());
        assertEquals(Set.of(name), Assignments.NONE.with(Kind.GROUP, List.of(name)).groups());
    }

    /** Attack 84: names that would be two in a list, another in a header, mark-up in a page or a line of their own in a log. */
    @ParameterizedTest
    @ValueSource(strings = { "", " ", "Support", "-a", ".a", "_a", "a b", "a,b", "a\nb", "a\u0000", "a\u202eb", "\u0441upport",
            "a\"b", "<b>", "a;b", "a/b", "a=b", "a:b", "${a}", "*",
            "01234567890123456789012345678901234567890123456789012345678901234" })
    void attack84RefusesNamesOfAnyOtherShape(String name) {
        for (var kind : Kind.values()) {
            var refusal = assertThrows(Problem.class, () -> ADA.with(kind, List.of(name)));
            assertEquals("bad-assignment", refusal.code());
            assertTrue(name.isBlank() || name.length() < 3 || !refusal.sentence().contains(name),
                    "what was typed is not repeated");
        }
    }

    @Test
    void holdsFiftyOfEachKind() {
        var fifty = names(50);
        assertEquals(50, Assignments.of(fifty, fifty).roles().size());

        assertEquals("too-many-assignments",
                assertThrows(Problem.class, () -> Assignments.of(fifty, names(51))).code());
        var full = Assignments.of(fifty, List.of());
        assertThrows(Problem.class, () -> full.with(Kind.ROLE, List.of("one.more")));
    }

    /** They travel in each token: a person with all of them at full length could use none. */
    @Test
    void holdsTwoThousandLettersInAll() {
        var long40 = IntStream.range(100, 140).mapToObj(each -> "r".repeat(47) + each).toList();
        var full = Assignments.of(long40, List.of());

        assertEquals("too-many-assignments",
                assertThrows(Problem.class, () -> full.with(Kind.GROUP, List.of("g"))).code());
    }

    @Test
    void givesAndTakesNamesOfOneKind() {
        assertEquals(Set.of("support", "billing", "audit"), ADA.with(Kind.ROLE, List.of("audit", "support")).roles());
        assertEquals(Set.of("billing"), ADA.without(Kind.ROLE, List.of("support", "berlin", "unknown")).roles());
        assertEquals(Set.of("berlin"), ADA.without(Kind.ROLE, List.of("berlin")).groups());
        assertEquals(Set.of("paris"), ADA.only(Kind.GROUP, List.of("paris")).groups());
        assertEquals(ADA.roles(), ADA.only(Kind.GROUP, List.of()).roles());
        assertTrue(Assignments.NONE.isEmpty());
        assertFalse(ADA.only(Kind.ROLE, List.of()).isEmpty());
    }

    @Test
    void changesNothingWhereNothingIsNew() {
        assertEquals(ADA, ADA.with(Kind.ROLE, List.of("support")).without(Kind.GROUP, List.of("paris")));
    }

    @Test
    void namesStandInOrder() {
        assertEquals(List.of("billing", "support"), List.copyOf(ADA.roles()));
        assertThrows(UnsupportedOperationException.class, () -> ADA.roles().add("admin"));
        var given = new TreeSet<>(Set.of("one"));
        var taken = new Assignments(given, Set.of(), Instant.EPOCH);
        given.add("two");
        assertEquals(Set.of("one"), taken.roles());
    }

    @Test
    void readsWhatPeopleType() {
        assertEquals(List.of("support", "billing", "audit"), Assignments.names(" support, billing\r\naudit ,"));
        assertEquals(List.of(), Assignments.names(" , "));
    }

    @Test
    void eachChangeIsLaterThanTheOneBefore() {
        var first = ADA.updated(NOON);
        var second = first.updated(NOON);

        assertEquals(Instant.parse("2026-05-01T12:00:00Z"), first.updatedAt(), "in whole seconds, as tokens tell it");
        assertEquals(first.updatedAt().plusSeconds(1), second.updatedAt());
        assertEquals(second.updatedAt().plusSeconds(1), second.updated(NOON.minusSeconds(60)).updatedAt(),
                "of a clock that is behind");
        assertEquals(first.updatedAt().plusSeconds(9), second.updated(NOON.plusSeconds(9)).updatedAt());
    }

    @Test
    void isReadAsItWasKept() {
        assertEquals(ADA, Assignments.kept("billing support", "berlin", null));
        assertEquals(ADA.updated(NOON), Assignments.kept("billing support", "berlin", ADA.updated(NOON).updatedAt()));
        assertEquals(Assignments.NONE, Assignments.kept("", "", null));
    }

    private static List<String> names(int count) {
        return IntStream.range(0, count).mapToObj(each -> "r" + each).toList();
    }
}
