package dev.gatehouse.launch.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.gatehouse.launch.Settings;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

class ProductionRequirementsTest {

    @TempDir
    Path folder;

    private final Map<String, String> complete = new HashMap<>();

    @BeforeEach
    void giveEverything() throws Exception {
        complete.put("gatehouse.database.url", "postgresql://db/x");
        complete.put("gatehouse.policy", Files.writeString(folder.resolve("policy.yaml"), "").toString());
        complete.put("gatehouse.keys.encryption-key-file", "/run/key");
    }

    @Test
    void nothingIsMissingWhereAllIsGiven() {
        assertEquals(List.of(), missing());
    }

    @ParameterizedTest
    @CsvSource({ "gatehouse.database.url, GATEHOUSE_DATABASE_URL", "gatehouse.policy, GATEHOUSE_POLICY",
            "gatehouse.keys.encryption-key-file, GATEHOUSE_KEYS_ENCRYPTION_KEY_FILE" })
    void namesTheSettingAndItsVariable(String name, String variable) {
        complete.remove(name);
        complete.computeIfAbsent("gatehouse.policy", gone -> folder.resolve("none.yaml").toString());

        var missing = missing();

        assertEquals(1, missing.size(), missing.toString());
        assertTrue(missing.getFirst().contains(name) && missing.getFirst().contains(variable), missing.getFirst());
    }

    @Test
    void takesTheKeyItselfAndTheSettingsOfTheFramework() {
        complete.remove("gatehouse.keys.encryption-key-file");
        complete.put("gatehouse.keys.encryption-key", "secret");
        complete.remove("gatehouse.database.url");
        complete.put("quarkus.datasource.reactive.url", "postgresql://db/x");

        assertEquals(List.of(), missing());
    }

    @Test
    void saysAllThatIsMissingAtOnce() {
        complete.clear();
        complete.put("gatehouse.policy", folder.resolve("none.yaml").toString());

        assertEquals(3, missing().size());
    }

    private List<String> missing() {
        return ProductionRequirements.missing(new Settings(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(complete, "given", 100)).build()));
    }
}
