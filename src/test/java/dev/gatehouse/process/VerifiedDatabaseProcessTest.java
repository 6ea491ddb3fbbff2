package dev.gatehouse.process;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL that is reached over TLS and must prove who it is, as the production overlay has it. */
class VerifiedDatabaseProcessTest {

    @TempDir
    Path folder;

    @TempDir
    Path database;

    @Test
    void bothDriversReachADatabaseWhoseCertificateIsTrusted() throws Exception {
        var own = OwnCertificate.of("localhost", folder);
        try (var server = overTls(own)) {
            var start = production(server, own.certificate());
            try (var migration = start.start("migrate")) {
                assertEquals(0, migration.exitCode(), migration.output());
            }

            try (var program = start.start().says("Listening on")) {
                await().atMost(Duration.ofSeconds(60)).untilAsserted(
                        () -> given().port(program.managementPort()).get("/q/health/ready").then().statusCode(200));
            }
            try (var invitation = start.start("invite", "--name", "Ada")) {
                assertEquals(0, invitation.exitCode(), invitation.output());
                assertTrue(invitation.output().contains("/enroll/"), invitation.output());
            }
        }
    }

    @Test
    void anotherAuthorityOrAnotherNameIsNotBelieved() throws Exception {
        var own = OwnCertificate.of("localhost", folder);
        var other = OwnCertificate.of("database.example.com", folder);
        try (var server = overTls(own); var stranger = production(server, other.certificate()).start("migrate")) {
            assertNotEquals(0, stranger.exitCode(), stranger.output());
        }
        Files.move(database, folder.resolve("before"));
        Files.createDirectory(database);
        try (var server = overTls(other); var misnamed = production(server, other.certificate()).start("migrate")) {
            assertNotEquals(0, misnamed.exitCode(), misnamed.output());
        }
    }

    private Server overTls(OwnCertificate certificate) throws Exception {
        return new Server(database, Map.of("ssl", "on", "ssl_cert_file", certificate.certificate().toString(), "ssl_key_file",
                certificate.key().toString()));
    }

    private Program.Start production(Server server, Path authority) throws Exception {
        return server.program(folder).with("QUARKUS_PROFILE", "prod").with("GATEHOUSE_POLICY", Visitor.policy(folder))
                .with("GATEHOUSE_DATABASE_URL", server.address() + "?sslmode=verify-full")
                .with("GATEHOUSE_DATABASE_CA_FILE", authority);
    }
}
