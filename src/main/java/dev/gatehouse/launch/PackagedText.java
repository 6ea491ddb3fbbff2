package dev.gatehouse.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What the build put into the program for the time before the application starts. */
public final class PackagedText {

    private static final String FOLDER = "/META-INF/gatehouse/";

    private PackagedText() {
    }

    /** The version that was built. */
    public static String version() {
        return named("version.txt").strip();
    }

    /** docs/configuration.md. */
    public static String configuration() {
        return named("configuration.md");
    }

    private static String named(String name) {
        try (var text = PackagedText.class.getResourceAsStream(FOLDER + name)) {
            if (text == null) {
                throw new IllegalStateException(FOLDER + name + " was not packaged");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
