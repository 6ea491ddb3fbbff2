package dev.gatehouse.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

class SettingsTest {

    @Test
    void findsWhatTheEnvironmentNamesInItsOwnWay() {
        var settings = new Settings(new SmallRyeConfigBuilder()
                .withSources(new EnvConfigSource(Map.of("GATEHOUSE_DATABASE_URL", "postgresql://db/x"), 300)).build());

        assertEquals(Optional.of("postgresql://db/x"), settings.find("gatehouse.database.url"));
    }

    /** A variable that a container template left empty. */
    @Test
    void aBlankValueIsNone() {
        var settings = given(Map.of("gatehouse.policy", "  "));

        assertEquals(Optional.empty(), settings.find("gatehouse.policy"));
        assertFalse(settings.has("gatehouse.policy"));
    }

    @Test
    void namesWhatSomebodyGaveOnceAndInOrder() {
        var settings = new Settings(new SmallRyeConfigBuilder().withSources(
                new PropertiesConfigSource(Map.of("gatehouse.b", "1", "gatehouse.a", "1", "other.c", "1"), "file", 100),
                new PropertiesConfigSource(Map.of("gatehouse.b", "2"), "line", 200),
                new EnvConfigSource(Map.of("gatehouse.env", "3"), 300)).build());

        assertEquals(List.of("gatehouse.a", "gatehouse.b"), settings.given("gatehouse.").toList());
        assertEquals(Optional.of("2"), settings.find("gatehouse.b"));
    }

    @Test
    void knowsTheProfilesInForce() {
        var settings = new Settings(new SmallRyeConfigBuilder().withProfiles(List.of("prod", "tryout")).build());

        assertTrue(settings.hasProfile("tryout"));
        assertFalse(settings.hasProfile("dev"));
    }

    @Test
    void whatIsPutIsASettingFromThenOn() {
        try {
            Settings.put("gatehouse.test.put", "here");

            assertEquals(Optional.of("here"), new Settings().find("gatehouse.test.put"));
        } finally {
            System.clearProperty("gatehouse.test.put");
        }
    }

    private static Settings given(Map<String, String> properties) {
        return new Settings(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(properties, "given", 100)).build());
    }
}
