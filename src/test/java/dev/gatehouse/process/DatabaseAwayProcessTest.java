package dev.gatehouse.process;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseAwayProcessTest {

    @TempDir
    Path folder;

    @TempDir
    Path database;

    @Test
    void checksGoOnSignInWaitsAndAllRecoversByItself() throws Exception {
        try (var server = new Server(database);
                var program = server.program(folder).with("GATEHOUSE_POLICY", Visitor.policy(folder)).start()
                        .says("Stop it with")) {
            var visitor = new Visitor(program.port());
            visitor.enrol(program.told("First administrator"));
            var token = visitor.accessToken();
            assertEquals(200, Visitor.check(program.port(), token));

            server.stop();

            var refused = visitor.askForOptions();
            assertEquals(503, refused.statusCode());
            assertNotNull(refused.header("Retry-After"));
            assertEquals(200, Visitor.check(program.port(), token));
            given().port(program.managementPort()).get("/q/health/ready").then().statusCode(200);

            server.start();

            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertEquals(200, visitor.askForOptions().statusCode()));
            assertEquals(200, Visitor.check(program.port(), token));
            visitor.signIn();
            assertEquals(200, visitor.accountPage());
        }
    }
}
