package dev.gatehouse.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.gatehouse.platform.Problem;
import dev.gatehouse.testing.Browser;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.Rows;
import dev.gatehouse.testing.SignedInPerson;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What an operator does at the command line for somebody who cannot come in, or must not. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class RecoveryCommandsTest {

    @Inject
    InvitationsCommand invitations;

    @Test
    void listsTheLinksThatAreOpenAndTakesOneBack() {
        String ticket = SignedInPerson.ticket("Katherine Johnson", true);
        var line = run(invitations).lines().filter(each -> each.contains("Katherine Johnson (administrator)")).findFirst()
                .orElseThrow();
        assertFalse(line.contains(ticket), "the ticket is a secret");

        assertEquals("The link does not work any more.", run(invitations, "--withdraw", line.split(" ")[0]));

        new Browser().get("/enroll/" + ticket).then().statusCode(410);
        assertFalse(run(invitations).contains("Katherine Johnson"));
        assertEquals("system", Rows.text("select actor_kind from audit_entries where action = 'account.invitation.withdrawn' "
                + "and subject = ?", line.split(" ")[0]));
        assertEquals("invitation-withdrawn",
                assertThrows(Problem.class, () -> run(invitations, "--withdraw", line.split(" ")[0])).code());
        assertTrue(assertThrows(Problem.class, () -> run(invitations, "--withdraw", UUID.randomUUID().toString()))
                .status() == 404);
    }

    private static String run(Command command, String... words) {
        return Waiting.until(() -> command.run(new Arguments(List.of(words))));
    }
}
