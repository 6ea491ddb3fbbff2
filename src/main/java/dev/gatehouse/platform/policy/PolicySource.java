package dev.gatehouse.platform.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the policy comes from: the configured file or, outside production and only while there has never been such a
 * file, the packaged try-out policy. Reading follows symbolic links, so a ConfigMap swap is seen as new content.
 */
final class PolicySource {

    static final String PACKAGED = "policy-tryout.yaml";

    private static final String WRITTEN_FOR = "http://localhost:8080";
    private static final String ITS_API = "http://api.localhost:8080";
    private static final String ITS_API_HOST = "api.localhost";

    private final Path file;
    private final boolean mayFallBack;
    private final String issuer;
    private final String api;
    private boolean seen;

    /**
     * A source that reads this file.
     *
     * @param issuer
     *        takes the place of {@code http://localhost:8080} in the packaged policy, so that it fits another address too
     * @param api
     *        takes the place of the origin of its API
     */
    PolicySource(Path file, boolean mayFallBack, String issuer, String api) {
        this.file = file;
        this.mayFallBack = mayFallBack;
        this.issuer = issuer;
        this.api = api;
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
            var fitting = new String(stream.readAllBytes(), UTF_8).replace(WRITTEN_FOR, issuer).replace(ITS_API, api)
                    .replace(ITS_API_HOST, URI.create(api).getHost());
            return new Content(PACKAGED, fitting.getBytes(UTF_8));
        } catch (IOException unreadable) {
            throw new PolicyError(1, "The packaged policy cannot be read", "Set gatehouse.policy to a file.").in(PACKAGED);
        }
    }
}
