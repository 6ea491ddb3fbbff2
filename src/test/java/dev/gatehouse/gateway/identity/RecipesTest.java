package dev.gatehouse.gateway.identity;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.gateway.session.SignInRedirect;

/** A header that a recipe forgets is one that a client's value survives under, and that the API misses. */
class RecipesTest {

    private static final Path RECIPES = Path.of("docs/integrations");

    @ParameterizedTest
    @ValueSource(strings = { "nginx", "caddy", "haproxy", "traefik", "apache", "envoy" })
    void passesEveryHeaderOnThatTellsWhoItIs(String recipe) throws IOException {
        var text = text(RECIPES.resolve(recipe));

        for (var name : IdentityHeaders.names()) {
            assertTrue(text.contains(name.toLowerCase(Locale.ROOT)), recipe + " does not pass on " + name);
        }
        assertTrue(text.contains("x-request-id") && text.contains("traceparent"), recipe);
        assertFalse(IdentityHeaders.names().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = { "nginx", "caddy", "haproxy", "traefik", "apache", "envoy" })
    void passesBrowsersOnToGetTheirSession(String recipe) throws IOException {
        assertTrue(text(RECIPES.resolve(recipe)).contains(SignInRedirect.PATH), recipe);
    }

    private static String text(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).map(RecipesTest::read).collect(Collectors.joining("\n"))
                    .toLowerCase(Locale.ROOT);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
