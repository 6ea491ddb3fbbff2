package dev.gatehouse.platform.database;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.testing.Browser;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.Rows;
import dev.gatehouse.testing.SignedInPerson;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Who was told that the database does not answer, and to come again, has nothing done afterwards. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class GivenUpTest {

    private static final String AT_WORK = "select count(*) from pg_stat_activity where state like 'idle in transaction%'"
            + " or wait_event_type = 'Lock'";

    @ParameterizedTest
    @ValueSource(strings = { "ceremonies", "sessions" })
    void aSignInThatWasGivenUpOpensNoSession(String table) throws Exception {
        var ada = SignedInPerson.enrol("Ada");
        var browser = new Browser();
        String answer = ada.authenticator().get(SignedInPerson.requestOptions(browser));
        long before = sessionsOf(ada);

        assertEquals(503, whileHeld(table, () -> browser.post("/passkeys/authentication", answer)).statusCode());

        assertEquals(before, sessionsOf(ada));
        ada.signInElsewhere();
    }

    @Test
    void aNameThatWasGivenUpIsNotTaken() throws Exception {
        var ada = SignedInPerson.enrol("Ada");

        assertEquals(503,
                whileHeld("accounts", () -> ada.browser().submit("/account/rename", Map.of("name", "Grace"))).statusCode());

        assertEquals("Ada", Rows.text("select name from accounts where id = ?", ada.account().value()));
    }

    /** Asks while a table is held, longer than anybody waits, and returns when all that was begun is over. */
    private static Response whileHeld(String table, Asked asked) throws Exception {
        Response response;
        try (Connection brake = Database.running().getPostgresDatabase().getConnection()) {
            brake.setAutoCommit(false);
            try (var statement = brake.createStatement()) {
                statement.execute("lock table " + table + " in access exclusive mode");
            }
            response = asked.now();
            brake.rollback();
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> Rows.count(AT_WORK) == 0);
        return response;
    }

    private static long sessionsOf(SignedInPerson person) {
        return Rows.count("select count(*) from sessions where account_id = ?", person.account().value());
    }

    private interface Asked {
        Response now();
    }
}
