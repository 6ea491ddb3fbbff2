package dev.gatehouse.platform.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import dev.gatehouse.platform.TokenHash;

/** The files that one reading of the policy took something from, each with the hash of what stood in it. */
final class ReferencedFiles {

    private final Map<Path, TokenHash> read = new HashMap<>();

    String text(PolicyNode where) {
        var name = where.text();
        try {
            var file = Path.of(name);
            var text = Files.readString(file);
            read.put(file, TokenHash.of(text));
            return text;
        } catch (IOException | InvalidPathException unreadable) {
            throw where.error("The file '" + name + "' cannot be read", "Check the path and its permissions.");
        }
    }

    boolean areUnchanged() {
        return read.entrySet().stream().allMatch(file -> isUnchanged(file.getKey(), file.getValue()));
    }

    private static boolean isUnchanged(Path file, TokenHash before) {
        try {
            return TokenHash.of(Files.readString(file)).equals(before);
        } catch (IOException gone) {
            return false;
        }
    }
}
