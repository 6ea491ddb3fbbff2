package dev.gatehouse.launch.database;

import java.util.Optional;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;

/**
 * The PostgreSQL to use. Read before the application starts and passed on to its two drivers, so that one setting serves both.
 * Nothing in the application asks for it; removed as unused, its settings would be unknown ones and refuse the start.
 */
@Unremovable
@ConfigMapping(prefix = "gatehouse.database")
public interface DatabaseConfig {

    /**
     * Where PostgreSQL is: {@code postgresql://host:5432/name}, with {@code ?sslmode=verify-full} and the like after it.
     * Production needs it; dev and try-out run a server of their own when it is not set.
     */
    Optional<String> url();

    /** The role to connect as. */
    Optional<String> username();

    /** Its password. */
    Optional<String> password();

    /** A file with its password instead. */
    Optional<String> passwordFile();

    /** The PEM file of the authority that signed PostgreSQL's certificate; {@code ?sslmode=verify-full} needs it. */
    Optional<String> caFile();
}
