package dev.gatehouse.launch.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.launch.Settings;
import dev.gatehouse.launch.UsageError;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

class DatabaseTrustTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = { "", "?sslmode=require", "?sslmode=prefer", "?sslmode=verify-fully", "?xsslmode=verify-full",
            "?application_name=sslmode=verify-full" })
    void trustsNobodyWhereNothingIsVerified(String query) {
        assertEquals(Optional.empty(), trust(query, null));
    }

    @ParameterizedTest
    @ValueSource(strings = { "?sslmode=verify-full", "?a=b&sslmode=verify-full", "?sslmode=verify-full&a=b" })
    void theHostIsVerifiedOnlyInFull(String query) throws Exception {
        var file = authority("ca.pem");

        assertTrue(trust(query, file).orElseThrow().hostToo());
        assertFalse(trust(query.replace("full", "ca"), file).orElseThrow().hostToo());
    }

    @Test
    void bothDriversFindAFileWithAnOddName() throws Exception {
        var trust = trust("?sslmode=verify-full", authority("a, b&c.pem")).orElseThrow();

        assertTrue(trust.added("postgresql://db/x?sslmode=verify-full").endsWith("a%2C+b%26c.pem"));
        assertTrue(trust.properties().get("quarkus.datasource.reactive.trust-certificate-pem.certs").endsWith("a\\, b&c.pem"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "?sslmode=require" })
    void refusesAnAuthorityThatNothingIsVerifiedAgainst(String query) throws Exception {
        var file = authority("ca.pem");

        assertThrows(UsageError.class, () -> trust(query, file));
    }

    @Test
    void saysWhichModeAsksForAnAuthority() {
        assertTrue(assertThrows(UsageError.class, () -> trust("?sslmode=verify-ca", null)).getMessage()
                .contains("sslmode=verify-ca"));
        assertThrows(UsageError.class, () -> trust("?sslmode=verify-ca", folder.resolve("none").toString()));
    }

    private String authority(String name) throws Exception {
        return Files.createFile(folder.resolve(name)).toString();
    }

    private static Optional<DatabaseTrust> trust(String query, String file) {
        var settings = new HashMap<>(Map.of("gatehouse.database.url", "postgresql://db.example.com/x" + query));
        if (file != null) {
            settings.put("gatehouse.database.ca-file", file);
        }
        return DatabaseTrust.of(new Settings(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "given", 100)).build()));
    }
}
