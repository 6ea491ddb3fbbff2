package dev.gatehouse.process;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductionProcessTest {

    @TempDir
    Path folder;

    @TempDir
    Path database;

    @ParameterizedTest
    @CsvSource({ "GATEHOUSE_DATABASE_URL, No database:", "GATEHOUSE_POLICY, No policy:",
            "GATEHOUSE_KEYS_ENCRYPTION_KEY, No key-encryption key:" })
    void refusesToStartWithoutWhatHasNoSafeSubstitute(String missing, String sentence) throws Exception {
        var start = Program.in(folder).with("QUARKUS_PROFILE", "prod")
                .with("GATEHOUSE_DATABASE_URL", "postgresql://localhost:1/none")
                .with("GATEHOUSE_POLICY", Visitor.policy(folder.getParent()))
                .with("GATEHOUSE_KEYS_ENCRYPTION_KEY", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")
                .without(missing);

        try (var program = start.start()) {
            assertEquals(2, program.exitCode(), program.output());
            assertTrue(program.output().startsWith(sentence), program.output());
            assertEquals(1, program.output().lines().count(), program.output());
        }
    }

    @Test
    void isReadyOnlyOnceMigratedAndInvitesOnlyByCommand() throws Exception {
        try (var server = new Server(database)) {
            var start = server.program(folder).with("QUARKUS_PROFILE", "prod").with("GATEHOUSE_POLICY", Visitor.policy(folder));
            try (var program = start.start().says("Listening on")) {
                given().port(program.managementPort()).get("/q/health/live").then().statusCode(200);
                given().port(program.managementPort()).get("/q/health/ready").then().statusCode(503);

                try (var migration = start.start("migrate")) {
                    assertEquals(0, migration.exitCode(), migration.output());
                    assertTrue(migration.output().startsWith("The schema is at "), migration.output());
                }
                await().atMost(Duration.ofSeconds(60)).untilAsserted(
                        () -> given().port(program.managementPort()).get("/q/health/ready").then().statusCode(200));

                try (var invitation = start.start("invite", "--name", "Ada", "--admin")) {
                    assertEquals(0, invitation.exitCode(), invitation.output());
                    new Visitor(program.port()).enrol(invitation.output().lines().findFirst().orElseThrow());
                }
                assertFalse(program.output().contains("/enroll/"), "production prints no link");
            }
        }
    }

    @Test
    void aPolicyThatCannotTakeEffectRefusesTheStartInOneSentence() throws Exception {
        Files.writeString(folder.resolve("policy.yaml"), "clients:\n  - id: app\n    nope: 1\n");
        try (var server = new Server(database); var program = server.program(folder).with("QUARKUS_PROFILE", "prod").start()) {
            assertEquals(1, program.exitCode(), program.output());
            assertTrue(program.output().contains("policy.yaml:3: Unknown key 'nope'"), program.output());
            assertFalse(program.output().contains("\tat "), program.output());
        }
    }

    @Test
    void anIssuerThatIsNotSecureRefusesTheStartInOneSentence() throws Exception {
        try (var server = new Server(database);
                var program = server.program(folder).with("QUARKUS_PROFILE", "prod")
                        .with("GATEHOUSE_POLICY", Visitor.policy(folder)).with("GATEHOUSE_ISSUER", "http://login.example.com")
                        .start()) {
            assertEquals(1, program.exitCode(), program.output());
            assertTrue(program.output().contains("gatehouse.issuer 'http://login.example.com' must be https"),
                    program.output());
            assertFalse(program.output().contains("\tat "), program.output());
        }
    }

    @Test
    void anInvitationWithoutANameIsRefused() throws Exception {
        try (var server = new Server(database); var program = server.program(folder).start("invite")) {
            assertEquals(2, program.exitCode(), program.output());
            assertTrue(program.output().contains("Say whom to invite: gatehouse invite --name NAME"), program.output());
        }
    }

    @Test
    void aWrongCommandSaysSo() throws Exception {
        try (var program = Program.in(folder).start("sevre")) {
            assertEquals(2, program.exitCode());
            assertEquals("'sevre' is no command of Gatehouse; 'gatehouse help' lists them.", program.output().strip());
        }
    }
}
