package dev.gatehouse.testing;

import java.time.Duration;
import java.util.Map;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

/** Typed settings from a few properties and the defaults, without an application. */
public final class Settings {

    private static final int ORDINAL = 100;

    private Settings() {
    }

    public static <T> T of(Class<T> mapping, Map<String, String> properties) {
        return new SmallRyeConfigBuilder().withMapping(mapping)
                .withConverter(Duration.class, ORDINAL, new DurationConverter())
                .withSources(new PropertiesConfigSource(properties, "test", ORDINAL))
                .build().getConfigMapping(mapping);
    }
}
