package dev.gatehouse.launch;

import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;

/**
 * The settings as they stand before the application starts, and the way to add to them: whatever is put here is a system
 * property, which the application then reads like any other setting.
 */
public final class Settings {

    private final SmallRyeConfig config;

    public Settings() {
        this(ConfigUtils.configBuilder().build());
    }

    public Settings(SmallRyeConfig config) {
        this.config = config;
    }

    public Optional<String> find(String name) {
        return config.getOptionalValue(name, String.class).filter(value -> !value.isBlank());
    }

    public boolean has(String name) {
        return find(name).isPresent();
    }

    /**
     * The names that somebody gave, on the command line or in a file. The environment may hold names that are not for us.
     */
    public Stream<String> given(String prefix) {
        return StreamSupport.stream(config.getConfigSources().spliterator(), false)
                .filter(source -> !(source instanceof EnvConfigSource))
                .flatMap(source -> source.getPropertyNames().stream()).filter(name -> name.startsWith(prefix)).distinct()
                .sorted();
    }

    public boolean hasProfile(String profile) {
        return config.getProfiles().contains(profile);
    }

    /** Whether somebody chose the profile, rather than it being the usual one. */
    public static boolean profileIsChosen() {
        return System.getProperty("quarkus.profile") != null || System.getenv("QUARKUS_PROFILE") != null;
    }

    /**
     * Whether {@code quarkus:dev} runs us. The framework sets its launch mode only later, but its dev mode has a class
     * loader that no packaged application has.
     */
    public static boolean isDevMode() {
        return Thread.currentThread().getContextClassLoader().getClass().getSimpleName().equals("QuarkusClassLoader");
    }

    public static void put(String name, String value) {
        System.setProperty(name, value);
    }
}
