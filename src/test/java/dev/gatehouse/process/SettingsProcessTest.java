package dev.gatehouse.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Settings by each way that docs/configuration.md names, and what happens to one that does not exist. */
class SettingsProcessTest {

    @TempDir
    Path folder;

    @TempDir
    Path database;

    enum Way {
        PROPERTY,
        ENVIRONMENT,
        FILE
    }

    @ParameterizedTest
    @EnumSource
    void everyDatabaseSettingWorksByEveryWay(Way way) throws Exception {
        var own = OwnCertificate.of("localhost", folder);
        try (var server = new Server(database, Map.of("ssl", "on", "ssl_cert_file", own.certificate().toString(),
                "ssl_key_file", own.key().toString()))) {
            var settings = new LinkedHashMap<String, String>();
            settings.put("gatehouse.database.url", server.address() + "?sslmode=verify-full");
            settings.put("gatehouse.database.ca-file", own.certificate().toString());
            settings.put("gatehouse.database.username", "postgres");
            settings.put("gatehouse.database.password-file", Files.writeString(folder.resolve("word"), "any").toString());
            settings.put("gatehouse.keys.encryption-key", "YSBrZXkgb2YgMzIgYnl0ZXMgZm9yIHByb2Nlc3NlcyE=");
            settings.put("gatehouse.policy", Visitor.policy(folder).toString());

            try (var program = given(way, settings).start("migrate")) {
                assertEquals(0, program.exitCode(), program.output());
                assertTrue(program.output().startsWith("The schema is at "), program.output());
            }
            settings.remove("gatehouse.database.password-file");
            settings.put("gatehouse.database.password", "any");
            try (var program = given(way, settings).start().says("Listening on")) {
                program.stop();
            }
        }
    }

    static Stream<Arguments> unfit() {
        return Stream.of(
                Arguments.of("gatehouse.nope", "1", "gatehouse.nope is no setting of this version"),
                Arguments.of("gatehouse.account.session.idle-timeout", "abc", "gatehouse.account.session.idle-timeout"),
                Arguments.of("gatehouse.issuer", "http://login.example.com", "gatehouse.issuer 'http://login.example.com'"),
                Arguments.of("quarkus.http.port", "abc", "quarkus.http.port"),
                Arguments.of("quarkus.http.host", "nowhere.invalid", "quarkus.http.host names nowhere.invalid"));
    }

    @ParameterizedTest
    @MethodSource("unfit")
    void aSettingThatCannotBeIsOneSentenceAndNothingElse(String name, String value, String sentence) throws Exception {
        var start = Program.in(folder).without("GATEHOUSE_ISSUER").without("QUARKUS_HTTP_PORT").property(name, value);
        try (var program = start.start()) {
            assertNotEquals(0, program.exitCode(), program.output());
            assertTrue(program.output().contains(sentence), program.output());
            assertEquals(1, program.output().lines().count(), program.output());
        }
    }

    @Test
    void anUnknownSettingIsFoundBeforeAnythingIsMade() throws Exception {
        try (var program = Program.in(folder).property("gatehouse.nope", "1").start()) {
            assertEquals(2, program.exitCode(), program.output());
        }
        assertFalse(Files.exists(folder.resolve(".gatehouse")));
    }

    @Test
    void aPortThatIsTakenIsOneSentenceBeforeTheDatabaseIsThere() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var taken = other.getLocalPort();
            var start = Program.in(folder);
            try (var http = start.onPort(taken).start()) {
                assertEquals(2, http.exitCode(), http.output());
                assertTrue(http.output().startsWith("Port " + taken + " cannot be used"), http.output());
                assertEquals(1, http.output().lines().count(), http.output());
            }
            try (var management = start.onPort(Program.freePort()).onManagementPort(taken).start()) {
                assertEquals(2, management.exitCode(), management.output());
                assertTrue(management.output().contains("quarkus.management.port"), management.output());
                assertEquals(1, management.output().lines().count(), management.output());
            }
        }
        assertFalse(Files.exists(folder.resolve(".gatehouse/postgres")));
    }

    @Test
    void aDatabaseThatIsNotThereIsOneSentence() throws Exception {
        var start = Program.in(folder).with("QUARKUS_PROFILE", "tryout")
                .with("GATEHOUSE_DATABASE_URL", "postgresql://localhost:1/none");
        try (var program = start.start()) {
            assertEquals(1, program.exitCode(), program.output());
            assertTrue(program.output().startsWith("The database cannot be used: "), program.output());
            assertEquals(1, program.output().lines().count(), program.output());
        }
    }

    @Test
    void saysWhichVersionItIs() throws Exception {
        try (var program = Program.in(folder).start("--version")) {
            assertEquals(0, program.exitCode(), program.output());
            assertTrue(program.output().matches("gatehouse [0-9]+\\.[0-9]+\\S* \\(Java .+\\)\n"), program.output());
        }
    }

    private Program.Start given(Way way, Map<String, String> settings) throws Exception {
        var start = Program.in(folder).with("QUARKUS_PROFILE", "prod");
        switch (way) {
            case PROPERTY -> settings.forEach(start::property);
            case ENVIRONMENT -> settings
                    .forEach((name, value) -> start.with(name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", "_"), value));
            case FILE -> {
                var file = Files.createDirectories(folder.resolve("config")).resolve("application.properties");
                Files.write(file, settings.entrySet().stream().map(one -> one.getKey() + "=" + one.getValue()).toList());
            }
        }
        return start;
    }
}
