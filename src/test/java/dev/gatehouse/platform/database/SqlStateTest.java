package dev.gatehouse.platform.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.vertx.pgclient.PgException;

class SqlStateTest {

    private static final PgException OF_THE_DRIVER = new PgException("duplicate key", "ERROR", "23505", "sessions_pkey");

    @Test
    void isThatOfTheDriver() {
        assertEquals(Optional.of("23505"), SqlState.of(OF_THE_DRIVER));
    }

    @Test
    void isThatOfJdbc() {
        assertEquals(Optional.of("42P01"), SqlState.of(new SQLException("no such table", SqlState.UNDEFINED_TABLE)));
    }

    @Test
    void isFoundBelowWhateverWrapsIt() {
        assertEquals(Optional.of("23505"),
                SqlState.of(new IllegalStateException(new RuntimeException("while flushing", OF_THE_DRIVER))));
    }

    @Test
    void theOutermostCounts() {
        assertEquals(Optional.of("57014"), SqlState.of(new SQLException("cancelled", "57014", OF_THE_DRIVER)));
    }

    @Test
    void aFailureWithoutOneHasNone() {
        assertEquals(Optional.empty(), SqlState.of(new SQLException("no code")));
        assertEquals(Optional.empty(), SqlState.of(new IllegalStateException()));
    }

    /** Causes can go in a circle; who follows them comes to an end. */
    @Test
    void aCircleOfCausesHasNone() {
        var first = new IllegalStateException("one");
        first.initCause(new IllegalStateException("two", first));

        assertEquals(Optional.empty(), SqlState.of(first));
    }
}
