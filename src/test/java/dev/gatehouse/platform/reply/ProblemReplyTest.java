package dev.gatehouse.platform.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.platform.Problem;
import io.vertx.core.json.JsonObject;

/** What a program is told; the page for a person needs the templates and is tested with the whole. */
class ProblemReplyTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = { "", "*/*", "application/json", "text/plain", "TEXT/HTML" })
    void whoDoesNotAskForAPageGetsJson(String accept) {
        var reply = ProblemReply.response(Problem.conflict("taken", "That is taken."), accept);

        assertEquals(409, reply.getStatus());
        assertEquals("application/problem+json", reply.getMediaType().toString());
        assertEquals("no-store", reply.getHeaderString("Cache-Control"));
        assertEquals(new JsonObject().put("type", "/problems/taken").put("title", "That does not fit").put("status", 409)
                .put("detail", "That is taken.").put("request_id", "-"), new JsonObject((String) reply.getEntity()));
    }

    /** What helps an operator is for the log. */
    @Test
    void thePrivateDetailStaysPrivate() {
        var reply = ProblemReply.response(Problem.notFound().because("row 7 is gone"), null);

        assertFalse(reply.getEntity().toString().contains("row 7"));
        assertFalse(ProblemReply.unexpected(new IllegalStateException("secret"), "r").sentence().contains("secret"));
    }

    @Test
    void whoMayComeBackIsToldWhen() {
        assertEquals("7", ProblemReply.response(Problem.tooMany(Duration.ofSeconds(7)), null).getHeaderString("Retry-After"));
        assertEquals("1", ProblemReply.response(Problem.tooMany(Duration.ofMillis(3)), null).getHeaderString("Retry-After"));
        assertEquals(null, ProblemReply.response(Problem.notFound(), null).getHeaderString("Retry-After"));
    }

    @Test
    void aDatabaseThatIsAwayIsNoBug() {
        assertEquals(503, ProblemReply.unexpected(new RuntimeException(new IOException("reset")), "r").status());
        assertTrue(ProblemReply.unexpected(new RuntimeException(new IOException("reset")), "r").retryAfter().isPresent());
        assertEquals(500, ProblemReply.unexpected(new NullPointerException(), "r").status());
    }

    @ParameterizedTest
    @ValueSource(ints = { 400, 401, 403, 404, 405, 406, 413, 415, 500 })
    void everyStatusOfTheFrameworkHasItsWords(int status) {
        assertEquals(status, Problem.ofStatus(status).status());
        assertFalse(ProblemReply.title(status).equals(ProblemReply.title(418)), "no words for " + status);
    }

    @Test
    void aStatusNobodyThoughtOfIsARequestThatCannotBeRead() {
        assertEquals(418, Problem.ofStatus(418).status());
        assertEquals("bad-request", Problem.ofStatus(418).code());
        assertEquals("That did not work", ProblemReply.title(418));
    }
}
