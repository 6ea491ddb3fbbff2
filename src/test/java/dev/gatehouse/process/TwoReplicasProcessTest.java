package dev.gatehouse.process;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwoReplicasProcessTest {

    @TempDir
    Path folder;

    @TempDir
    Path database;

    /** A token outlives the session it came from only until the other replica hears of its end. */
    @Test
    void endingASessionAtOneEndsItsTokenAtTheGatewayOfTheOther() throws Exception {
        var policy = Visitor.policy(folder);
        try (var server = new Server(database)) {
            var start = server.program(folder).with("GATEHOUSE_POLICY", policy);
            try (var one = start.start().says("Stop it with");
                    var other = server.program(Files.createDirectory(folder.resolve("other")))
                            .with("GATEHOUSE_POLICY", policy).with("GATEHOUSE_ISSUER", "http://localhost:" + one.port())
                            .start().says("Stop it with")) {
                // Each start replaces the open link for the first administrator; the last one counts.
                var visitor = new Visitor(one.port());
                visitor.enrol(other.told("First administrator"));
                var token = visitor.accessToken();
                assertEquals(200, Visitor.check(other.port(), token));

                visitor.signOut();

                await().atMost(Duration.ofSeconds(2)).pollInterval(Duration.ofMillis(10))
                        .untilAsserted(() -> assertEquals(401, Visitor.check(other.port(), token)));
                assertEquals(401, Visitor.check(one.port(), token));
            }
        }
    }
}
