package dev.gatehouse.process;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTrailProcessTest {

    private static final int REFUSALS = 15;

    @TempDir
    Path folder;

    @TempDir
    Path database;

    /** Ten of a minute are entries of their own, the others a number in one entry; a stop comes before either is written. */
    @Test
    void whatWasRefusedJustBeforeAStopIsInTheAuditTrail() throws Exception {
        try (var server = new Server(database);
                var program = server.program(folder).with("GATEHOUSE_POLICY", Visitor.policy(folder)).start()
                        .says("Stop it with")) {
            for (int i = 0; i < REFUSALS; i++) {
                given().port(program.port()).get("/enroll/guessed" + i).then().statusCode(410);
            }

            program.stop();

            long written = server.count("select count(*) from audit_entries where action = 'account.invitation.refused'");
            long summedUp = server.count("select coalesce(sum((detail::json ->> 'count')::int), 0) from audit_entries "
                    + "where action = 'audit.refusals.summed' and subject = 'account.invitation.refused'");
            assertEquals(REFUSALS, written + summedUp, program.output());
        }
    }
}
