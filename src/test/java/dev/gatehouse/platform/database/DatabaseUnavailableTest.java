package dev.gatehouse.platform.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ConnectException;
import java.sql.SQLException;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.vertx.pgclient.PgException;

class DatabaseUnavailableTest {

    @ParameterizedTest
    @ValueSource(strings = { "08006", "57P01", "57P03", "53300" })
    void itIsAwayWhoeverWrapsItsLastWord(String state) {
        assertTrue(DatabaseUnavailable.is(new PgException("gone", "FATAL", state, null)));
        assertTrue(DatabaseUnavailable.is(new IllegalStateException(new SQLException("gone", state))));
    }

    @Test
    void itIsAwayWhenNobodyAnswers() {
        assertTrue(DatabaseUnavailable.is(new IllegalStateException(new ConnectException("refused"))));
    }

    @ParameterizedTest
    @ValueSource(strings = { "42P01", "23505", "23502" })
    void aRefusalOfWhatWasAskedIsNotAway(String state) {
        assertFalse(DatabaseUnavailable.is(new IllegalStateException(new SQLException("no", state))));
        assertEquals(Optional.of(state), SqlState.of(new IllegalStateException(new SQLException("no", state))));
    }
}
