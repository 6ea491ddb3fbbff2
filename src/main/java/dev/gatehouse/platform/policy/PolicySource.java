package dev.gatehouse.platform.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the policy comes from: the configured file or, outside production and only while there has never been such a
 * file, the packaged try-out policy. Reading follows symbolic links, so a ConfigMap swap is seen as new content.
 */
final class PolicySource {

    static final String PACKAGED = "policy-tryout.yaml";

    private static final String WRITTEN_FOR = "localhost:8080";

    private final Path file;
    private final boolean mayFallBack;
    private final String issuerHost;
    private boolean seen;

    /**
     * A source that reads this file.
     *
     * @param issuerHost
     *        takes the place of {@code localhost:8080} in the packaged policy, so that it fits another port too
     */
    PolicySource(Path file, boolean mayFallBack, String issuerHost) {
        this.file = file;
        this.mayFallBack = mayFallBack;
        this.issuerHost = issuerHost;
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

    private Content packaged() {
        try (var stream = Thread.currentThread().getContextClassLoader().getResourceAsStream(PACKAGED)) {
            if (stream == null) {
                throw new PolicyError(1, "There is no policy file", "Set gatehouse.policy to a file.").in(PACKAGED);
            }
            var written = new String(stream.readAllBytes(), UTF_8);
            return new Content(PACKAGED, written.replace(WRITTEN_FOR, issuerHost).getBytes(UTF_8));
        } catch (IOException unreadable) {
            throw new PolicyError(1, "The packaged policy cannot be read", "Set gatehouse.policy to a file.").in(PACKAGED);
        }
    }
}
