package dev.gatehouse.passkey;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Collectors;

/** The names of well-known passkey providers, by the AAGUID they claim. Nothing but a name may depend on it. */
final class PasskeyProviders {

    private static final Map<UUID, String> NAMES = read();

    private PasskeyProviders() {
    }

    static Optional<String> nameOf(UUID aaguid) {
        return Optional.ofNullable(NAMES.get(aaguid));
    }

    private static Map<UUID, String> read() {
        var lines = new Properties();
        try (var list = new InputStreamReader(PasskeyProviders.class.getResourceAsStream("/passkey-providers.properties"),
                UTF_8)) {
            lines.load(list);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return lines.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(UUID::fromString, lines::getProperty));
    }
}
