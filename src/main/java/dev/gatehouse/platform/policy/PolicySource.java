package dev.gatehouse.platform.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the policy comes from: the configured file or, outside production and only while there has never been such a
 * file, the packaged try-out policy. Reading follows symbolic links, so a ConfigMap swap is seen as new content.
 */
final class PolicySource {

    static final String PACKAGED = "policy-tryout.yaml";

    private final Path file;
    private final boolean mayFallBack;
    private boolean seen;

    PolicySource(Path file, boolean mayFallBack) {
        this.file = file;
        this.mayFallBack = mayFallBack;
    }

    /** One content of the policy and the name an operator knows it by. */
    record Content(String name, byte[] bytes) {
    }

    Content read() {
        if (mayFallBack && !seen && Files.notExists(file)) {
            return packaged();
        }
        try {
            var bytes = Files.readAllBytes(file);
            seen = true;
            return new Content(file.toString(), bytes);
        } catch (IOException unreadable) {
            throw new PolicyError(1, "The policy file cannot be read (" + unreadable.getClass().getSimpleName() + ")",
                    "Put it there, or set gatehouse.policy to where it is.").in(file.toString());
        }
    }

    private static Content packaged() {
        try (var stream = Thread.currentThread().getContextClassLoader().getResourceAsStream(PACKAGED)) {
            if (stream == null) {
                throw new PolicyError(1, "There is no policy file", "Set gatehouse.policy to a file.").in(PACKAGED);
            }
            return new Content(PACKAGED, stream.readAllBytes());
        } catch (IOException unreadable) {
            throw new PolicyError(1, "The packaged policy cannot be read", "Set gatehouse.policy to a file.").in(PACKAGED);
        }
    }
}
