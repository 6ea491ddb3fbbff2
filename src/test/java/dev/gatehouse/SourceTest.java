package dev.gatehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** What ArchUnit cannot see: the size of files, reasons of suppressions, and what a package says of itself. */
class SourceTest {

    private static final Path MAIN = Path.of("src/main/java");
    private static final Path TESTS = Path.of("src/test/java");
    private static final Pattern UNREASONED = Pattern.compile("@SuppressWarnings\\([^)]*\\)\\s*$", Pattern.MULTILINE);
    private static final Pattern LEFT_OVER = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");

    @Test
    void mainFilesStayUnderThreeHundredLines() {
        assertEquals(List.of(), offenders(MAIN, file -> lines(file) > 300));
    }

    @Test
    void testFilesStayUnderFiveHundredLines() {
        assertEquals(List.of(), offenders(TESTS, file -> lines(file) > 500));
    }

    @Test
    void suppressionsGiveTheirReason() {
        assertEquals(List.of(), offenders(MAIN, file -> UNREASONED.matcher(text(file)).find()));
    }

    @Test
    void nothingIsLeftForLater() {
        assertEquals(List.of(), offenders(MAIN, file -> LEFT_OVER.matcher(text(file)).find()));
    }

    @Test
    void everyPackageSaysWhatItIsFor() throws IOException {
        try (Stream<Path> folders = Files.walk(MAIN).filter(Files::isDirectory)) {
            assertEquals(List.of(), folders.filter(SourceTest::holdsTypes)
                    .filter(folder -> !Files.exists(folder.resolve("package-info.java"))).toList());
        }
    }

    private static boolean holdsTypes(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".java"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<Path> offenders(Path root, Predicate<Path> rule) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java")).filter(rule).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static long lines(Path file) {
        return text(file).lines().count();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
