package dev.gatehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** Whoever follows the README in a clone leaves nothing that one {@code git add .} would publish. */
class ReadmeTest {

    private static final Pattern SECRET = Pattern.compile("> ([a-z-]+\\.secret)");

    @Test
    void gitIgnoresWhatTheTourMakes() throws Exception {
        var secrets = SECRET.matcher(Files.readString(Path.of("README.md"))).results().map(made -> made.group(1)).toList();
        var ignored = Files.readAllLines(Path.of(".gitignore")).stream().filter(line -> line.startsWith("/"))
                .map(line -> FileSystems.getDefault().getPathMatcher("glob:" + line.replaceAll("^/|/$", ""))).toList();

        assertFalse(secrets.isEmpty(), "the tour makes a secret");
        assertEquals(List.of(), Stream.concat(secrets.stream(), Stream.of("policy.yaml", "config")).map(Path::of)
                .filter(made -> ignored.stream().noneMatch(pattern -> pattern.matches(made))).toList());
    }
}
