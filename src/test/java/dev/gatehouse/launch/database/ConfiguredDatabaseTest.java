package dev.gatehouse.launch.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.gatehouse.launch.Settings;
import dev.gatehouse.launch.UsageError;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

class ConfiguredDatabaseTest {

    private static final String PLAIN = "postgresql://db.example.com:5432/gatehouse";

    @TempDir
    Path folder;

    @Test
    void oneAddressServesBothDrivers() {
        assertEquals(Map.of("quarkus.datasource.reactive.url", PLAIN, "quarkus.datasource.jdbc.url", "jdbc:" + PLAIN),
                properties(Map.of("url", PLAIN)));
    }

    @Test
    void bothDriversLearnWhoIsTrusted() throws Exception {
        var authority = Files.createFile(folder.resolve("an authority.crt"));
        var url = PLAIN + "?sslmode=verify-full";

        var properties = properties(Map.of("url", url, "ca-file", authority.toString()));

        assertEquals(url, properties.get("quarkus.datasource.reactive.url"));
        assertEquals("HTTPS", properties.get("quarkus.datasource.reactive.hostname-verification-algorithm"));
        assertEquals("true", properties.get("quarkus.datasource.reactive.trust-certificate-pem"));
        assertEquals(authority.toString(), properties.get("quarkus.datasource.reactive.trust-certificate-pem.certs"));
        var jdbc = properties.get("quarkus.datasource.jdbc.url");
        assertTrue(jdbc.startsWith("jdbc:" + url + "&sslrootcert=") && jdbc.endsWith("an+authority.crt"), jdbc);
    }

    @Test
    void anAuthorityAloneLeavesTheHostNameUnasked() throws Exception {
        var authority = Files.createFile(folder.resolve("authority.crt")).toString();

        var properties = properties(Map.of("url", PLAIN + "?sslmode=verify-ca&x=y", "ca-file", authority));

        assertEquals(null, properties.get("quarkus.datasource.reactive.hostname-verification-algorithm"));
    }

    @Test
    void refusesToVerifyAgainstNobody() {
        refused("set gatehouse.database.ca-file", Map.of("url", PLAIN + "?sslmode=verify-full"));
        refused("cannot be read", Map.of("url", PLAIN + "?sslmode=verify-ca", "ca-file", folder.resolve("none").toString()));
    }

    @Test
    void refusesAnAuthorityThatNothingIsVerifiedAgainst() {
        refused("has no effect", Map.of("url", PLAIN + "?sslmode=require", "ca-file", folder.toString()));
    }

    @Test
    void thePasswordIsGivenOrReadFromAFile() throws Exception {
        var file = Files.writeString(folder.resolve("password"), "from the file\n").toString();

        assertEquals("ada", properties(Map.of("username", "ada")).get("quarkus.datasource.username"));
        assertEquals("from the file", properties(Map.of("password-file", file)).get("quarkus.datasource.password"));
        assertEquals("given",
                properties(Map.of("password", "given", "password-file", file)).get("quarkus.datasource.password"));
    }

    @Test
    void refusesAPasswordFileThatCannotBeRead() {
        refused("gatehouse.database.password-file names ", Map.of("password-file", folder.resolve("none").toString()));
    }

    @Test
    void refusesWhatIsNoAddressOfPostgresql() {
        refused("must begin with postgresql://", Map.of("url", "jdbc:" + PLAIN));
        refused("must begin with postgresql://", Map.of("url", "mysql://db/x"));
    }

    @Test
    void nothingGivenIsNothingPublished() {
        assertEquals(Map.of(), properties(Map.of()));
    }

    private static void refused(String words, Map<String, String> given) {
        var refusal = assertThrows(UsageError.class, () -> properties(given));
        assertTrue(refusal.getMessage().contains(words), refusal.getMessage());
        assertEquals(1, refusal.getMessage().lines().count());
    }

    private static Map<String, String> properties(Map<String, String> given) {
        var named = new HashMap<String, String>();
        given.forEach((name, value) -> named.put("gatehouse.database." + name, value));
        return ConfiguredDatabase.properties(new Settings(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(named, "given", 100)).build()));
    }
}
