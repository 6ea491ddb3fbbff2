package dev.gatehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever follows the guides finds every class and file that they name. */
class ContributingTest {

    private static final Pattern CLASS = Pattern.compile("`(?:[a-z]+\\.)*([A-Z][a-z]\\w*[a-z])(?:\\.[a-z]\\w*)?`");
    private static final Pattern FILE = Pattern.compile("`((?:src|docs|\\.mvn|\\.ci|k8s)/[\\w./-]*)`");

    /** Words of HTTP, and nothing of ours. */
    private static final Set<String> NO_CLASSES = Set.of("Authorization");

    @ParameterizedTest
    @ValueSource(strings = { "CONTRIBUTING.md", "docs/architecture.md" })
    void everyClassThatIsNamedExists(String page) throws IOException {
        var named = CLASS.matcher(Files.readString(Path.of(page))).results().map(hit -> hit.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(named.size() > 10, "the pattern finds what is named");

        named.removeAll(NO_CLASSES);
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            named.removeAll(files.map(file -> file.getFileName().toString().replace(".java", "")).collect(Collectors.toSet()));
        }
        assertEquals(Set.of(), named);
    }

    @ParameterizedTest
    @ValueSource(strings = { "CONTRIBUTING.md", "docs/architecture.md" })
    void everyFileThatIsNamedExists(String page) throws IOException {
        var named = FILE.matcher(Files.readString(Path.of(page))).results().map(hit -> hit.group(1)).toList();

        assertTrue(named.size() > 1, "the pattern finds what is named");
        assertEquals(Set.of(), named.stream().filter(file -> !Files.exists(Path.of(file))).collect(Collectors.toSet()));
    }
}
