package dev.gatehouse.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemTest {

    @ParameterizedTest
    @ValueSource(ints = { 400, 401, 403, 404, 405, 406, 413, 415, 422, 500 })
    void ofAStatusKeepsIt(int status) {
        assertEquals(status, Problem.ofStatus(status).status());
    }

    @ParameterizedTest
    @CsvSource({ "401,sign-in-needed", "403,not-allowed", "404,not-found", "405,method-not-allowed", "406,not-acceptable",
            "413,too-large", "415,unsupported-media-type", "418,bad-request", "500,internal" })
    void ofAStatusHasItsCode(int status, String code) {
        assertEquals(code, Problem.ofStatus(status).code());
    }

    @Test
    void theDetailIsForTheLogAndInNothingThatIsTold() {
        var told = Problem.conflict("taken", "That name is taken.");
        var noted = told.because("account 17 has it");

        assertEquals(Optional.empty(), told.privateDetail());
        assertEquals(Optional.of("account 17 has it"), noted.privateDetail());
        assertEquals(told.status(), noted.status());
        assertEquals(told.code(), noted.code());
        assertEquals("That name is taken.", noted.sentence());
        assertFalse(noted.toString().contains("17"));
    }

    @Test
    void whoMustWaitIsToldHowLong() {
        var wait = Duration.ofSeconds(7);

        assertEquals(Optional.of(wait), Problem.tooMany(wait).retryAfter());
        assertEquals(Optional.of(wait), Problem.unavailable(wait).because("no connection").retryAfter());
        assertEquals(Optional.empty(), Problem.notFound().retryAfter());
    }

    /** It is an answer, not a bug. */
    @Test
    void hasNoStackTrace() {
        assertEquals(0, Problem.internal().getStackTrace().length);
    }
}
