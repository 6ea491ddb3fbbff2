package dev.gatehouse.audit;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.Said;
import dev.gatehouse.testing.SignedInPerson;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What an operator sees of sign-ins, refusals and issued tokens. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class EventLogTest {

    private static final Pattern LINE = Pattern.compile("INFO event=\\S+ request=\\S+ outcome=(done|refused) actor_kind=\\S+ "
            + "actor=\\S+ subject=\\S+ reason=\"[^\"]*\" skipped=\\d+");

    @Inject
    MeterRegistry meters;

    @Inject
    AuditTrail trail;

    @Test
    void aSignInIsOneLineWithoutAName() {
        try (var said = new Said(EventLog.class)) {
            var before = count("account.signed-in", "done");
            var ada = SignedInPerson.enrol("Ada Lovelace");

            var lines = linesOf(said, "event=account.signed-in ", ada.account().toString());
            assertEquals(1, lines.size());
            assertTrue(LINE.matcher(lines.getFirst()).matches(), lines.getFirst());
            assertTrue(lines.getFirst().contains("outcome=done actor_kind=person"));
            assertTrue(said.lines().stream().noneMatch(line -> line.contains("Ada") || line.contains("127.0.0.1")));
            assertEquals(before + 1, count("account.signed-in", "done"));
        }
    }

    @Test
    void anIssuedTokenAndARefusedClientAreOneLineEachUnderTheirRequest() {
        try (var said = new Said(EventLog.class)) {
            String issued = token("the secret of a confidential client, 256 bits", 200);
            String refused = token("wrong", 401);

            assertEquals(1,
                    linesOf(said,
                            "event=oidc.token.issued request=" + issued + " outcome=done actor_kind=client actor=oidc-post ")
                            .size());
            var lines = linesOf(said,
                    "event=oidc.client.refused request=" + refused + " outcome=refused actor_kind=stranger actor=- ");
            assertEquals(1, lines.size());
            assertTrue(lines.getFirst().contains("reason=\"invalid_client: client=oidc-post\""), lines.getFirst());
        }
    }

    /** A path may name a person, and a name of ours could be made to look like another line. */
    @Test
    void whatIsNoIdIsLeftOutAndNothingBreaksTheLine() {
        var event = AuditEvent.refusal("gateway.request.refused", Actor.client("a b"), "no\nevent=forged \"x\" \u202e")
                .about("GET api.example.com/people/ada@example.com");

        String line = EventLog.line(event, "r-1", "refused", 3).toString();

        assertEquals("event=gateway.request.refused request=r-1 outcome=refused actor_kind=client actor=- subject=- "
                + "reason=\"no?event=forged 'x' ?\" skipped=3", line);
    }

    @Test
    void everyRefusalIsCountedWrittenOrNot() {
        var action = "test." + UUID.randomUUID();
        try (var said = new Said(EventLog.class)) {
            for (int i = 0; i < 300; i++) {
                trail.refused(AuditEvent.refusal(action, Actor.stranger(), "noise"));
            }

            assertEquals(300, count(action, "refused"));
            long lines = said.lines().stream().filter(line -> line.contains(action)).count();
            assertTrue(lines >= LineBudget.LINES_A_SECOND && lines < 100, lines + " lines");
        }
    }

    /** What was rolled back did not happen, whatever the answer says of whose fault it was. */
    @ParameterizedTest
    @CsvSource({ "rolled-back, 500", "refused-late, 409" })
    void whatWasRolledBackIsNoEvent(String how, int status) {
        try (var said = new Said(EventLog.class)) {
            String request = given().get("/test/event-log/" + how).then().statusCode(status).extract().header("X-Request-Id");
            String kept = given().get("/test/event-log/kept").then().statusCode(204).extract().header("X-Request-Id");

            assertEquals(1, linesOf(said, "event=test.kept request=" + kept + " outcome=done").size());
            assertTrue(said.lines().stream().noneMatch(line -> line.contains(request)));
        }
    }

    private static String token(String secret, int status) {
        return given().contentType("application/x-www-form-urlencoded").formParam("grant_type", "client_credentials")
                .formParam("client_id", "oidc-post").formParam("client_secret", secret).post("/oauth2/token").then()
                .statusCode(status).extract().header("X-Request-Id");
    }

    private static List<String> linesOf(Said said, String beginning) {
        return linesOf(said, beginning, "");
    }

    private static List<String> linesOf(Said said, String beginning, String id) {
        await().until(() -> said.lines().stream().anyMatch(line -> line.contains(beginning) && line.contains(id)));
        return said.lines().stream().filter(line -> line.contains(beginning) && line.contains(id)).toList();
    }

    private double count(String event, String outcome) {
        return meters.counter("gatehouse.audit.events", "event", event, "outcome", outcome).count();
    }
}
