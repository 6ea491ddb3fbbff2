package dev.gatehouse.launch.start;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import dev.gatehouse.launch.DataFolder;
import dev.gatehouse.launch.RandomKey;
import dev.gatehouse.launch.Settings;
import dev.gatehouse.launch.UsageError;
import dev.gatehouse.launch.command.CommandLine;
import dev.gatehouse.launch.database.ConfiguredDatabase;
import dev.gatehouse.launch.embedded.DatabaseServer;
import dev.gatehouse.launch.embedded.TryoutDatabase;
import dev.gatehouse.launch.settings.PortCheck;
import dev.gatehouse.launch.settings.ProductionRequirements;
import dev.gatehouse.launch.settings.SettingsCheck;

/**
 * What happens before the application starts: choosing the profile, finding or starting the database, refusing what is unsafe.
 */
final class Bootstrap {

    private static final String KEY_FILE = "gatehouse.keys.encryption-key-file";

    /** Of a cookie that the WebAuthn extension knows and we never set: nobody can make one under a key that nobody has seen. */
    private static final String COOKIE_KEY = "quarkus.http.auth.session.encryption-key";

    private static final String PREPARED = "dev.gatehouse.launch.prepared";

    private final CommandLine line;
    private final CountDownLatch applicationEnded;

    Bootstrap(CommandLine line, CountDownLatch applicationEnded) {
        this.line = line;
        this.applicationEnded = applicationEnded;
    }

    /** @throws UsageError with everything that is missing, a sentence on each line */
    void prepare() {
        SettingsCheck.check(new Settings());
        var server = ConfiguredDatabase.isSet(new Settings()) ? Optional.<DatabaseServer> empty() : DatabaseServer.find();
        if (!Settings.isDevMode() && !Settings.profileIsChosen() && server.isPresent()) {
            Settings.put("quarkus.profile", "tryout");
        }
        var settings = new Settings();
        var selfContained = Settings.isDevMode() || settings.hasProfile("tryout") || settings.hasProfile("dev");
        if (selfContained) {
            if (!ProductionRequirements.hasEncryptionKey(settings)) {
                Settings.put(KEY_FILE, DataFolder.here().encryptionKey().toString());
            }
        } else {
            var missing = ProductionRequirements.missing(settings);
            if (!missing.isEmpty()) {
                throw new UsageError(String.join(System.lineSeparator(), missing));
            }
        }
        var database = server.filter(found -> selfContained).map(found -> new TryoutDatabase(DataFolder.here(), found));
        if (line instanceof CommandLine.Serve && firstOfProcess()) {
            database.ifPresent(TryoutDatabase::occupy);
            PortCheck.check(settings);
        }
        database.ifPresent(found -> found.runFor(applicationEnded));
        ConfiguredDatabase.publish(settings);
        Settings.put(COOKIE_KEY, RandomKey.inBase64());
        if (line instanceof CommandLine.Once command) {
            closePorts(command);
        }
    }

    /** Dev mode runs this again at each reload, in the same process and on ports that are its own. */
    private static boolean firstOfProcess() {
        return System.setProperty(PREPARED, "true") == null;
    }

    private static void closePorts(CommandLine.Once command) {
        Settings.put("quarkus.http.host-enabled", "false");
        Settings.put("quarkus.management.host-enabled", "false");
        Settings.put("quarkus.scheduler.enabled", "false");
        Settings.put("quarkus.log.console.enabled", "false"); // what came of it, or why not, is said without the log
        if (command.name().equals("migrate")) {
            Settings.put("quarkus.flyway.migrate-at-start", "true");
        }
    }
}
