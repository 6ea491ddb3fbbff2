package dev.gatehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** docs/security names only tests that exist, and every attack that a test names. */
class AttacksDocTest {

    private static final Pattern CLASS = Pattern.compile("`([A-Z]\\w+(?:Test|Contract))`");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\|");
    private static final Pattern NAMED = Pattern.compile("[aA]ttack:? ?(\\d+)");

    private static final Path VECTORS = Path.of("src/test/resources/decisions.yaml");

    @Test
    void everyTestThatIsNamedExists() throws IOException {
        var there = sources().stream().map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());

        for (var page : List.of("attacks.md", "advisories.md")) {
            var named = CLASS.matcher(page(page)).results().map(hit -> hit.group(1)).collect(Collectors.toSet());
            named.removeAll(there);
            assertEquals(Set.of(), named, page);
        }
    }

    @Test
    void everyAttackThatATestNamesHasItsLine() throws IOException {
        var lines = ROW.matcher(page("attacks.md")).results().map(hit -> hit.group(1)).collect(Collectors.toSet());
        var named = new TreeSet<String>();
        Stream.concat(sources().stream(), Stream.of(VECTORS))
                .forEach(file -> NAMED.matcher(content(file)).results().forEach(hit -> named.add(hit.group(1))));

        named.removeAll(lines);
        assertTrue(named.isEmpty(), "no line for " + named);
    }

    private static List<Path> sources() throws IOException {
        try (var files = Files.walk(Path.of("src/test/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static String page(String name) {
        return content(Path.of("docs/security", name));
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
