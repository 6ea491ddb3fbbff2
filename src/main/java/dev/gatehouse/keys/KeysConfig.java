package dev.gatehouse.keys;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How signing keys are encrypted in the database and how often they change. */
@ConfigMapping(prefix = "gatehouse.keys")
public interface KeysConfig {

    /**
     * What private keys are encrypted with in the database: 32 random bytes in base64. To replace it, put the new one in
     * front of the old, separated by a comma; keys are encrypted anew, and the old one can go after a day.
     */
    Optional<List<String>> encryptionKey();

    /** A file that holds the encryption key, or several, one a line. */
    Optional<Path> encryptionKeyFile();

    /** How long a key signs before its successor takes over. */
    @WithDefault("30d")
    Duration rotationInterval();

    /**
     * The longest life that anything signed here may have. A key that signs no more is published that much longer, and two
     * hours.
     */
    @WithDefault("1h")
    Duration maxTokenLifetime();

    /** Threads that sign; by default as many as the machine has processors. */
    OptionalInt signingThreads();
}
