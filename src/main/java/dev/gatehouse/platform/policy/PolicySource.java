package dev.gatehouse.platform.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the policy comes from: the configured file or, outside production and only while there has never been such a
 * file, nothing at all. Reading follows symbolic links, so a ConfigMap swap is seen as new content.
 */
final class PolicySource {

    static final String NONE = "no policy file";
    /** 10,000 routes with all their conditions are less than 3 MiB. */
    static final int LARGEST = 4 * 1024 * 1024;

    private final Path file;
    private final boolean mayBeAbsent;
    private boolean seen;

    PolicySource(Path file, boolean mayBeAbsent) {
        this.file = file;
        this.mayBeAbsent = mayBeAbsent;
    }

    /** One content of the policy and the name an operator knows it by. */
    record Content(String name, byte[] bytes) {
    }

    Content read() {
        if (mayBeAbsent && !seen && Files.notExists(file)) {
            return new Content(NONE, new byte[0]);
        }
        try (var stream = Files.newInputStream(file)) {
            var bytes = stream.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new PolicyError(1, "The policy file is larger than 4 MiB", "Take out what is not a policy.")
                        .in(file.toString());
            }
            seen = true;
            return new Content(file.toString(), bytes);
        } catch (IOException unreadable) {
            throw new PolicyError(1, "The policy file cannot be read (" + unreadable.getClass().getSimpleName() + ")",
                    "Put it there, or set gatehouse.policy to where it is.").in(file.toString());
        }
    }
}
