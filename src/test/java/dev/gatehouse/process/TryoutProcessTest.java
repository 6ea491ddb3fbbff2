package dev.gatehouse.process;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TryoutProcessTest {

    @TempDir
    Path folder;

    @Test
    void whatWasConfirmedSurvivesAKillAndTheNextStartWorks() throws Exception {
        var start = Program.in(folder);
        Visitor visitor;
        try (var program = start.start().says("Stop it with")) {
            visitor = new Visitor(program.port());
            visitor.enrol(program.told("First administrator"));
            program.kill();
        }

        try (var program = start.start().says("Stop it with")) {
            assertFalse(program.output().contains("First administrator"), program.output());
            visitor.signIn();
            assertEquals(200, visitor.accountPage());
            program.stop();
        }
        assertFalse(Files.exists(folder.resolve(".gatehouse/postgres/postmaster.pid")), "the database has stopped as well");
    }

    /** A try-out behind somebody's own proxy with TLS: the demo's policy has to fit the address that people see. */
    @Test
    void startsWithAnHttpsIssuer() throws Exception {
        var start = Program.in(folder).with("GATEHOUSE_ISSUER", "https://login.example.org");
        try (var program = start.start().says("Stop it with")) {
            assertTrue(program.told("First administrator").startsWith("https://login.example.org/enroll/"), program.output());
            given().header("Host", "login.example.org").accept("text/html").get("http://localhost:" + program.port() + "/login")
                    .then().statusCode(200).header("Strict-Transport-Security", notNullValue());
        }
    }

    /**
     * The policy of one's own takes nothing from the demo; a client of one's own that is called like the demo's is no riddle.
     */
    @Test
    void theDemoGoesOnBesideAPolicyOfOnesOwn() throws Exception {
        var policy = Visitor.policy(folder);
        var start = Program.in(folder).with("GATEHOUSE_DEMO_ENABLED", "true")
                .with("GATEHOUSE_DEMO_API_PORT", String.valueOf(Program.freePort()));
        try (var program = start.start().says("Stop it with")) {
            var apps = Map.of("demo", "http://localhost:" + program.port() + "/demo/callback", "process-app",
                    "https://app.example.com/callback");
            apps.forEach((client, redirectUri) -> given().redirects().follow(false)
                    .queryParam("response_type", "code").queryParam("scope", "openid").queryParam("client_id", client)
                    .queryParam("redirect_uri", redirectUri).queryParam("code_challenge_method", "S256")
                    .queryParam("code_challenge", "x".repeat(43))
                    .get("http://localhost:" + program.port() + "/oauth2/authorize")
                    .then().statusCode(303).header("Location", containsString("/login")));
            given().header("Host", "api.localhost:" + program.port()).get("http://localhost:" + program.port() + "/public")
                    .then().statusCode(200);
        }

        Files.writeString(policy, Files.readString(policy).replace("process-app", "demo"));
        try (var program = start.start()) {
            assertEquals(1, program.exitCode());
            assertTrue(program.output().contains("policy.yaml:2: 'demo' is the name of something that the demo adds"),
                    program.output());
        }
    }

    @Test
    void aSecondProgramInTheSameFolderSaysSoAndLeavesTheFirstAlone() throws Exception {
        var start = Program.in(folder);
        try (var first = start.start().says("Stop it with")) {
            try (var second = start.onPort(Program.freePort()).start()) {
                assertEquals(2, second.exitCode());
                assertTrue(second.output().contains("Another Gatehouse already works in"), second.output());
            }
            try (var command = start.start("invite", "--name", "Ada")) {
                assertEquals(0, command.exitCode(), command.output());
                new Visitor(first.port()).enrol(command.output().lines().findFirst().orElseThrow());
            }
        }
    }

    @Test
    void theDatabaseComesBackWhenItWasKilled() throws Exception {
        try (var program = Program.in(folder).start().says("Stop it with")) {
            var visitor = new Visitor(program.port());
            visitor.enrol(program.told("First administrator"));
            var killed = postmaster();
            killed.destroyForcibly();

            await().atMost(Duration.ofSeconds(90)).ignoreExceptions().until(() -> postmaster().isAlive());
            await().atMost(Duration.ofSeconds(90)).ignoreExceptions().untilAsserted(visitor::signIn);
            assertNotEquals(killed.pid(), postmaster().pid());
            assertTrue(program.output().contains("The embedded PostgreSQL has ended; it is started again."), program.output());
            program.stop();
        }
        assertFalse(Files.exists(folder.resolve(".gatehouse/postgres/postmaster.pid")), "the new one has stopped as well");
    }

    /** What lies in the folder is executed, and signs. */
    @Test
    void nobodyElseMayWriteWhereItsProgramsAre() throws Exception {
        try (var program = Program.in(folder).start().says("Stop it with")) {
            assertEquals("rwx------", permissions(folder.resolve(".gatehouse")));
            assertEquals("rwx------", permissions(folder.resolve(".gatehouse/postgres-programs")));
            program.stop();
        }
    }

    private ProcessHandle postmaster() throws IOException {
        var pid = Files.readAllLines(folder.resolve(".gatehouse/postgres/postmaster.pid")).getFirst().strip();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
