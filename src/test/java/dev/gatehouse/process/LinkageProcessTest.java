package dev.gatehouse.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.gatehouse.testing.Libraries;

/**
 * The libraries of the packaged program fit one another. A version pinned above Quarkus' own was built against others than
 * those that come with it; where they do not fit, the JVM says so at the first use and the native build not at all or too
 * late.
 */
class LinkageProcessTest {

    private static final Path LIBRARIES = Path.of(System.getProperty("gatehouse.program")).resolveSibling("lib");
    private static final Path REPOSITORY = Path.of(System.getProperty("maven.repository"));

    /** Left over in a multi-release jar: the newer class beside it, which is used, has no such node. */
    private static final Set<String> NEVER_LOADED = Set.of("org/postgresql/util/LazyCleanerImpl$Node");

    private final Libraries libraries = new Libraries(LIBRARIES);

    @Test
    void everyMemberThatALibraryUsesOfAnotherIsThere() {
        assertTrue(libraries.size() > 10_000, "the libraries of the program, not an empty folder");
        assertEquals(List.of(), libraries.missingMembers().stream()
                .filter(line -> NEVER_LOADED.stream().noneMatch(line::startsWith)).toList());
    }

    @Test
    void everyMemberThatANativeBuildSubstitutesIsThere() {
        assertEquals(List.of(), libraries.missingSubstitutionTargets());
    }

    /** Netty's own TLS library is initialised when an executable is built, and its native half is not among our libraries. */
    @Test
    void noTlsLibraryThatNeedsNativeCodeComesIn() throws IOException {
        try (var files = Files.list(LIBRARIES.resolve("main"))) {
            assertEquals(List.of(), files.map(Path::getFileName).map(Path::toString)
                    .filter(name -> name.contains("tcnative")).toList());
        }
    }

    /** A patch level of what Vert.x was built against, never another minor version and never an older one. */
    @Test
    void nettyIsAPatchLevelOfWhatVertxWasBuiltAgainst() throws IOException {
        var builtAgainst = property(pom("io/vertx", "vertx-dependencies", version("io.vertx.vertx-core")), "netty.version");

        assertPatchLevel(version("io.netty.netty-common"), builtAgainst);
    }

    @Test
    void brotliIsWhatNettyWasBuiltAgainst() throws IOException {
        var builtAgainst = property(pom("io/netty", "netty-parent", version("io.netty.netty-common")), "brotli4j.version");

        assertEquals(builtAgainst, version("com.aayushatharva.brotli4j.brotli4j"));
        assertEquals(builtAgainst, version("com.aayushatharva.brotli4j.service"));
    }

    /** What is pinned is newer than what Quarkus brings, or the pin has had its day; and an advisory asks for it. */
    @ParameterizedTest
    @CsvSource({
            "io.netty, netty-common, Netty",
            "com.fasterxml.jackson.core, jackson-databind, Jackson",
            "org.postgresql, postgresql, pgjdbc" })
    void aPinIsAPatchLevelAboveQuarkusOwnAndAnAdvisoryAsksForIt(String group, String artifact, String name) throws IOException {
        var quarkus = pom("io/quarkus", "quarkus-bom", version("io.quarkus.quarkus-core"));
        var pinned = version(group + "." + artifact);

        assertPatchLevel(pinned, managed(quarkus, group, artifact));
        assertTrue(Files.readString(Path.of("docs/security/advisories.md")).contains(name + " " + pinned.replace(".Final", "")),
                "docs/security/advisories.md does not say why " + name + " is pinned to " + pinned);
    }

    private static void assertPatchLevel(String version, String base) {
        var is = numbers(version);
        var was = numbers(base);
        assertEquals(was.subList(0, 2), is.subList(0, 2), version + " is another minor version than " + base);
        assertTrue(is.get(2) >= was.get(2), version + " is older than " + base);
    }

    private static List<Integer> numbers(String version) {
        return Pattern.compile("\\d+").matcher(version).results().map(number -> Integer.valueOf(number.group())).toList();
    }

    private static String version(String artifact) throws IOException {
        var name = Pattern.compile(Pattern.quote(artifact) + "-(\\d.*)\\.jar");
        try (var files = Files.walk(LIBRARIES)) {
            return files.map(file -> name.matcher(file.getFileName().toString())).filter(found -> found.matches())
                    .map(found -> found.group(1)).findFirst().orElseThrow();
        }
    }

    private static String pom(String group, String artifact, String version) throws IOException {
        return Files.readString(REPOSITORY.resolve(group).resolve(artifact).resolve(version)
                .resolve(artifact + "-" + version + ".pom"));
    }

    private static String property(String pom, String name) {
        return first(pom, "<" + Pattern.quote(name) + ">([^<]+)<");
    }

    private static String managed(String pom, String group, String artifact) {
        return first(pom, "<groupId>" + Pattern.quote(group) + "</groupId>\\s*<artifactId>" + Pattern.quote(artifact)
                + "</artifactId>\\s*<version>([^<]+)<");
    }

    private static String first(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).results().map(found -> found.group(1)).findFirst().orElseThrow();
    }
}
