package dev.gatehouse.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.BindException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.gatehouse.launch.database.DatabaseConfig;
import dev.gatehouse.platform.Problem;
import dev.gatehouse.platform.policy.PolicyError;
import dev.gatehouse.platform.startup.SevereFinding;
import dev.gatehouse.testing.Settings;
import io.smallrye.config.ConfigValidationException;

class FailureTest {

    static Stream<Throwable> mendable() {
        return Stream.of(new UsageError("this."), new SevereFinding("this."), Problem.conflict("taken", "this."),
                new PolicyError(3, "this", "That."), new BindException("this"),
                new SQLException("Connection to this refused.\nMore", "08001"),
                new IllegalArgumentException("gatehouse.issuer 'x' is not this."));
    }

    @ParameterizedTest
    @MethodSource("mendable")
    void whatAnOperatorCanMendIsOneSentenceHoweverDeepItLies(Throwable cause) {
        var sentence = Failure.sentence(new RuntimeException("Failed to start", new IllegalStateException(cause)))
                .orElseThrow();

        assertTrue(sentence.contains("this"), sentence);
        assertEquals(1, sentence.lines().count());
    }

    @Test
    void aBadSettingIsNamedWithoutTheWordsOfTheFramework() {
        var failure = assertThrows(ConfigValidationException.class,
                () -> Settings.of(DatabaseConfig.class, Map.of("gatehouse.database.nope", "x")));

        var sentence = Failure.sentence(failure).orElseThrow();

        assertTrue(sentence.startsWith("gatehouse.database.nope in "), sentence);
        assertTrue(sentence.endsWith("is no setting of this version"), sentence);
    }

    @Test
    void aBugKeepsItsTrace() {
        assertEquals(Optional.empty(), Failure.sentence(new IllegalArgumentException("not ours")));
        assertEquals(Optional.empty(), Failure.sentence(new IllegalArgumentException()));
        assertEquals(Optional.empty(), Failure.sentence(new SQLException("column is missing", "42703")));
        assertEquals(Optional.empty(), Failure.sentence(new NullPointerException("a bug")));
    }
}
