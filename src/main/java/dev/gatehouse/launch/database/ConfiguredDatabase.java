package dev.gatehouse.launch.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import dev.gatehouse.launch.Settings;
import dev.gatehouse.launch.UsageError;

/** Passes the one database setting on to both drivers: the reactive one, and JDBC for the migrations. */
public final class ConfiguredDatabase {

    static final String URL = "gatehouse.database.url";

    private ConfiguredDatabase() {
    }

    /** Whether a database is set, by our setting or by those of the framework. */
    public static boolean isSet(Settings settings) {
        return settings.has(URL) || settings.has("quarkus.datasource.reactive.url");
    }

    public static void publish(Settings settings) {
        properties(settings).forEach(Settings::put);
    }

    /** @throws UsageError when the settings contradict each other or name what cannot be read */
    static Map<String, String> properties(Settings settings) {
        var properties = new TreeMap<String, String>();
        var trust = DatabaseTrust.of(settings);
        settings.find(URL).ifPresent(url -> {
            if (!url.startsWith("postgresql://")) {
                throw new UsageError("gatehouse.database.url must begin with postgresql://, for example"
                        + " postgresql://db.example.com:5432/gatehouse.");
            }
            properties.put("quarkus.datasource.reactive.url", url);
            properties.put("quarkus.datasource.jdbc.url", "jdbc:" + trust.map(found -> found.added(url)).orElse(url));
        });
        trust.ifPresent(found -> properties.putAll(found.properties()));
        settings.find("gatehouse.database.username").ifPresent(name -> properties.put("quarkus.datasource.username", name));
        settings.find("gatehouse.database.password").or(() -> settings.find("gatehouse.database.password-file")
                .map(ConfiguredDatabase::content)).ifPresent(word -> properties.put("quarkus.datasource.password", word));
        return properties;
    }

    private static String content(String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException unreadable) {
            throw new UsageError("gatehouse.database.password-file names " + file + ", which cannot be read.");
        }
    }
}
