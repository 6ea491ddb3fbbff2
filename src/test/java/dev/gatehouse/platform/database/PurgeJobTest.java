package dev.gatehouse.platform.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.smallrye.mutiny.Uni;

class PurgeJobTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private final List<String> done = new ArrayList<>();

    @Test
    void whatFailsKeepsNoOtherKind() {
        purge(at -> note("first " + at), at -> Uni.createFrom().failure(new IllegalStateException("no database")),
                at -> note("last " + at));

        assertEquals(List.of("first " + NOON, "last " + NOON), done);
    }

    /** Each has a transaction of its own, and one connection serves them all. */
    @Test
    void oneBeginsWhenTheOneBeforeIsOver() {
        purge(at -> note("begun").onItem().delayIt().by(Duration.ofMillis(20)).chain(() -> note("over")),
                at -> note("next"));

        assertEquals(List.of("begun", "over", "next"), done);
    }

    private void purge(Expiring... kinds) {
        new PurgeJob(List.of(kinds), Clock.fixed(NOON, ZoneOffset.UTC)).purge().await().indefinitely();
    }

    private Uni<Void> note(String what) {
        return Uni.createFrom().voidItem().invoke(() -> done.add(what));
    }
}
