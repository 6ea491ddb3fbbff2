package dev.gatehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** What ArchUnit cannot see: the size of files and packages, reasons of suppressions, how comments are laid out. */
class SourceTest {

    private static final Path MAIN = Path.of("src/main/java");
    private static final Path TESTS = Path.of("src/test/java");
    private static final Pattern UNREASONED = Pattern.compile("@SuppressWarnings\\([^)]*\\)\\s*$", Pattern.MULTILINE);
    private static final Pattern LOGGED = Pattern
            .compile("\\bLOG\\.(?:trace|debug|info|warn|error|fatal|log)(?!f?\\(\\s*(?:[^;\"]*?, )?"
                    + "(?:LogLine\\.event\\((?:\"[a-z-]+(?:\\.[a-z-]+){2}\"|[A-Z_]+\\.purpose)|line\\())");
    private static final Pattern LEFT_OVER = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");
    private static final Pattern TAG_ALONE = Pattern.compile("(?m)^\\s*\\* @(param \\S+|throws \\S+|return)$");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");
    private static final Pattern PAGE = Pattern.compile("(?<![\\w/.-])[a-z-]+\\.md\\b");

    private static final Pattern BASE_IMAGE = Pattern.compile("(?m)(?:^FROM |builder-image>)([^\\s<]+)");
    private static final Pattern PINNED = Pattern.compile("\\S+@sha256:[0-9a-f]{64}");

    /** Beyond this a package has rooms of its own, named by what they serve. */
    private static final int CLASSES_IN_A_PACKAGE = 15;

    @Test
    void mainFilesStayUnderTwoHundredAndFiftyLines() {
        assertEquals(List.of(), offenders(MAIN, file -> lines(file) > 250));
    }

    @Test
    void testFilesStayUnderFiveHundredLines() {
        assertEquals(List.of(), offenders(TESTS, file -> lines(file) > 500));
    }

    @Test
    void packagesStaySmall() {
        Map<Path, Long> sizes = sources(MAIN).stream().filter(file -> !file.endsWith("package-info.java"))
                .collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));
        sizes.values().removeIf(size -> size <= CLASSES_IN_A_PACKAGE);
        assertEquals(Map.of(), sizes);
    }

    @Test
    void everyTypeHasANameOfItsOwn() {
        var twice = sources(MAIN).stream().filter(file -> !file.endsWith("package-info.java"))
                .collect(Collectors.groupingBy(Path::getFileName, Collectors.counting()));
        twice.values().removeIf(times -> times == 1);
        assertEquals(Map.of(), twice);
    }

    @Test
    void suppressionsGiveTheirReason() {
        for (var root : List.of(MAIN, TESTS)) {
            assertEquals(List.of(), offenders(root, file -> UNREASONED.matcher(text(file)).find()));
        }
    }

    @Test
    void nothingIsLeftForLater() {
        for (var root : List.of(MAIN, TESTS)) {
            assertEquals(List.of(), offenders(root, file -> LEFT_OVER.matcher(text(file)).find()));
        }
    }

    @Test
    void tagsOfCommentsBeginWithWhatTheySay() {
        for (var root : List.of(MAIN, TESTS)) {
            assertEquals(List.of(), offenders(root, file -> TAG_ALONE.matcher(text(file)).find()));
        }
    }

    /** Fixed keys, and the request: what else a line says is a key of its own, and no text of a caller can look like one. */
    @Test
    void logLinesAreEventsOfARequest() {
        assertEquals(List.of(), offenders(MAIN, file -> LOGGED.matcher(text(file)).find()));
    }

    @Test
    void everyPackageSaysWhatItIsForAndThatNothingInItIsNullUnlessItSaysSo() {
        var packages = sources(MAIN).stream().map(Path::getParent).distinct();
        assertEquals(List.of(), packages.map(folder -> folder.resolve("package-info.java"))
                .filter(info -> !Files.exists(info) || !text(info).startsWith("/**") || !text(info).contains("@NullMarked"))
                .toList());
    }

    @Test
    void commentsSendTheReaderToNothingThatIsNotHere() {
        var pages = walk(Path.of("docs"), ".md").map(page -> page.getFileName().toString()).collect(Collectors.toSet());
        pages.addAll(List.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md"));
        for (var root : List.of(MAIN, TESTS)) {
            assertEquals(List.of(), offenders(root,
                    file -> PAGE.matcher(text(file)).results().anyMatch(named -> !pages.contains(named.group()))));
        }
    }

    @Test
    void linksOfThePagesLeadSomewhere() {
        var pages = Stream.concat(walk(Path.of("docs"), ".md"), walk(Path.of("k8s"), ".md")).collect(Collectors.toList());
        pages.addAll(List.of(Path.of("README.md"), Path.of("CONTRIBUTING.md"), Path.of("CHANGELOG.md")));
        assertEquals(List.of(), pages.stream().flatMap(page -> LINK.matcher(text(page)).results()
                .map(link -> page.toAbsolutePath().resolveSibling(link.group(1))).filter(Predicate.not(Files::exists)))
                .toList());
    }

    /** A tag can be moved to another image by whoever holds it; a digest is what was looked at. */
    @Test
    void baseImagesArePinnedByDigest() {
        var images = Stream
                .concat(walk(Path.of("src/main/docker"), "").filter(Files::isRegularFile), Stream.of(Path.of("pom.xml")))
                .flatMap(file -> BASE_IMAGE.matcher(text(file)).results()).map(found -> found.group(1)).toList();
        assertTrue(images.size() >= 7, images::toString);
        assertEquals(List.of(), images.stream().filter(image -> !PINNED.matcher(image).matches()).toList());
    }

    private static List<Path> offenders(Path root, Predicate<Path> rule) {
        return sources(root).stream().filter(rule).toList();
    }

    private static List<Path> sources(Path root) {
        return walk(root, ".java").toList();
    }

    private static Stream<Path> walk(Path root, String ending) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList().stream();
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
