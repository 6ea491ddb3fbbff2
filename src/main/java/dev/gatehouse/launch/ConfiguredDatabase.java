package dev.gatehouse.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Passes the one database setting on to both drivers: the reactive one, and JDBC for the migrations. */
final class ConfiguredDatabase {

    private ConfiguredDatabase() {
    }

    /** Whether a database is set, by our setting or by those of the framework. */
    static boolean isSet(Settings settings) {
        return settings.has("gatehouse.database.url") || settings.has("quarkus.datasource.reactive.url");
    }

    static void publish(Settings settings) {
        settings.find("gatehouse.database.url").ifPresent(url -> {
            if (!url.startsWith("postgresql://")) {
                throw new Refusal("gatehouse.database.url must begin with postgresql://, for example"
                        + " postgresql://db.example.com:5432/gatehouse.");
            }
            Settings.put("quarkus.datasource.reactive.url", url);
            Settings.put("quarkus.datasource.jdbc.url", "jdbc:" + url);
        });
        settings.find("gatehouse.database.username").ifPresent(name -> Settings.put("quarkus.datasource.username", name));
        settings.find("gatehouse.database.password").or(() -> settings.find("gatehouse.database.password-file")
                .map(ConfiguredDatabase::content)).ifPresent(word -> Settings.put("quarkus.datasource.password", word));
    }

    private static String content(String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException unreadable) {
            throw new Refusal("gatehouse.database.password-file names " + file + ", which cannot be read.");
        }
    }
}
