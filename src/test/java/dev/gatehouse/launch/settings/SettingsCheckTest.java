package dev.gatehouse.launch.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.gatehouse.launch.PackagedText;
import dev.gatehouse.launch.Settings;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

class SettingsCheckTest {

    private final SettingsCheck check = new SettingsCheck(PackagedText.configuration());

    @Test
    void knowsWhatTheDocumentationNames() {
        assertEquals(List.of(), check.unknown(given(Map.of("gatehouse.issuer", "http://localhost:8080",
                "gatehouse.database.url", "postgresql://localhost/x", "gatehouse.passkey.origins[1]", "https://b.example"))));
    }

    @Test
    void namesEachSettingThatThisVersionDoesNotHave() {
        assertEquals(List.of("gatehouse.isuer is no setting of this version; docs/configuration.md lists those that are.",
                "gatehouse.nope is no setting of this version; docs/configuration.md lists those that are."),
                check.unknown(given(Map.of("gatehouse.nope", "1", "gatehouse.isuer", "2", "quarkus.nope", "3"))));
    }

    /** A container platform puts variables of its own beside ours: GATEHOUSE_PORT for a service of that name. */
    @Test
    void leavesTheEnvironmentToOthers() {
        assertEquals(List.of(), check.unknown(new Settings(new SmallRyeConfigBuilder()
                .withSources(new EnvConfigSource(Map.of("GATEHOUSE_PORT", "tcp://10.0.0.1:8080"), 300)).build())));
    }

    private static Settings given(Map<String, String> properties) {
        return new Settings(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(properties, "given", 100)).build());
    }
}
