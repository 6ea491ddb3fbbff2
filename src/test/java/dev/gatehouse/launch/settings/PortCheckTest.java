package dev.gatehouse.launch.settings;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.gatehouse.launch.Settings;
import dev.gatehouse.launch.UsageError;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

class PortCheckTest {

    @Test
    void saysWhichPortIsTakenAndHowToTakeAnother() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = Integer.toString(other.getLocalPort());

            var http = refused(Map.of("quarkus.http.port", port, "quarkus.management.port", "0"));
            var management = refused(Map.of("quarkus.http.port", "0", "quarkus.management.port", port));

            assertTrue(http.startsWith("Port " + port + " cannot be used"), http);
            assertTrue(http.contains("quarkus.http.port (QUARKUS_HTTP_PORT)"), http);
            assertEquals(1, http.lines().count());
            assertTrue(management.contains("quarkus.management.port (QUARKUS_MANAGEMENT_PORT)"), management);
        }
    }

    @Test
    void aPortThatIsFreeAgainOrNotAskedForIsNone() throws Exception {
        String port;
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = Integer.toString(other.getLocalPort());
            assertDoesNotThrow(() -> check(Map.of("quarkus.http.port", Integer.toString(other.getLocalPort()),
                    "quarkus.http.host-enabled", "false", "quarkus.management.port", "0")));
        }

        assertDoesNotThrow(() -> check(Map.of("quarkus.http.port", port, "quarkus.management.port", "abc")));
    }

    @Test
    void aHostThatDoesNotExistIsNamed() {
        var sentence = refused(Map.of("quarkus.http.host", "nowhere.invalid", "quarkus.management.port", "0"));

        assertEquals("quarkus.http.host names nowhere.invalid, which has no address.", sentence);
    }

    private static String refused(Map<String, String> settings) {
        return assertThrows(UsageError.class, () -> check(settings)).getMessage();
    }

    private static void check(Map<String, String> settings) {
        PortCheck.check(new Settings(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "given", 100)).build()));
    }
}
