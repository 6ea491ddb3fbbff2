package dev.gatehouse.launch.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.gatehouse.launch.Settings;
import dev.gatehouse.launch.database.ConfiguredDatabase;

/** What production must be given, because any default would be unsafe or lost. One sentence each for what is missing. */
public final class ProductionRequirements {

    private ProductionRequirements() {
    }

    public static List<String> missing(Settings settings) {
        var sentences = new ArrayList<String>();
        if (!ConfiguredDatabase.isSet(settings)) {
            sentences.add("No database: set gatehouse.database.url (GATEHOUSE_DATABASE_URL) to"
                    + " postgresql://host:5432/name.");
        }
        var policy = settings.find("gatehouse.policy").orElse("policy.yaml");
        if (!Files.isReadable(Path.of(policy))) {
            sentences.add("No policy: gatehouse.policy (GATEHOUSE_POLICY) names " + Path.of(policy).toAbsolutePath()
                    + ", which cannot be read.");
        }
        if (!hasEncryptionKey(settings)) {
            sentences.add("No key-encryption key: set gatehouse.keys.encryption-key-file"
                    + " (GATEHOUSE_KEYS_ENCRYPTION_KEY_FILE) to a file with 32 random bytes in base64.");
        }
        return List.copyOf(sentences);
    }

    /** Whether the key that encrypts signing keys is given, as it is or in a file. */
    public static boolean hasEncryptionKey(Settings settings) {
        return settings.has("gatehouse.keys.encryption-key") || settings.has("gatehouse.keys.encryption-key-file");
    }
}
