package dev.gatehouse.platform.reply;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.buffer.Buffer;

@QuarkusTest
class AssetsTest {

    private static final Path FOLDER = Path.of("src/main/resources/META-INF/resources/assets");
    private static final Pattern REFERENCE = Pattern.compile("(?:src|href)=\"(/assets/[^\"]+)\"");
    private static final Pattern HASHED = Pattern.compile("/assets/[0-9a-f]{16}/(.+)");
    private static final Pattern IMPORT = Pattern.compile("(?m)^(?:import|export) .*from \"([^\"]+)\"");

    @ParameterizedTest
    @ValueSource(strings = { "/login", "/demo", "/no-such-thing" })
    void whatAPageRefersToMayBeKeptForAYear(String page) throws IOException {
        var references = REFERENCE.matcher(given().accept("text/html").get(page).asString()).results()
                .map(found -> found.group(1)).toList();

        assertFalse(references.isEmpty());
        for (String reference : references) {
            var named = HASHED.matcher(reference);
            assertTrue(named.matches(), reference);
            given().get(reference).then().statusCode(200)
                    .header("Cache-Control", "public, max-age=31536000, immutable")
                    .header("X-Content-Type-Options", "nosniff")
                    .header("Content-Type", equalTo(type(reference)))
                    .body(equalTo(Files.readString(FOLDER.resolve(named.group(1)))));
            given().head(reference).then().statusCode(200);
        }
    }

    @Test
    void everyFileIsServedUnderItsHash() throws IOException {
        try (var files = Files.walk(FOLDER)) {
            assertEquals(files.filter(Files::isRegularFile).map(file -> FOLDER.relativize(file).toString())
                    .collect(Collectors.toCollection(TreeSet::new)), new TreeSet<>(Assets.FILES));
        }
    }

    /** A script that named another one by the root would get one without a hash, or of another release. */
    @Test
    void scriptsImportEachOtherFromTheirOwnFolder() throws IOException {
        for (String file : Assets.FILES) {
            IMPORT.matcher(Files.readString(FOLDER.resolve(file))).results()
                    .forEach(found -> assertTrue(found.group(1).startsWith("./"), file + " imports " + found.group(1)));
        }
    }

    /** While replicas are replaced one by one, a page of one release is completed by a replica of another. */
    @Test
    void theHashOfAnotherReleaseIsAnsweredAndNotKept() {
        given().get("/assets/0123456789abcdef/css/gatehouse.css").then().statusCode(200).header("Cache-Control", "no-cache");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/assets/0123456789abcdef/css/none.css", "/assets/0123456789abcdef/",
            "/assets/0123456789abcdef/../../application.properties", "/assets/0123456789abcdef/%2e%2e/%2e%2e/x" })
    void nothingElseIsThere(String path) {
        given().urlEncodingEnabled(false).get(path).then().statusCode(404);
    }

    @Test
    void theHashTellsContentsAndNamesApart() {
        var hashes = Set.of(hash(Map.of("a", "x", "b", "y")), hash(Map.of("a", "y", "b", "x")),
                hash(Map.of("a", "xb", "c", "y")));

        assertEquals(3, hashes.size());
        assertNotEquals(hash(Map.of("a", "x")), hash(Map.of("a", "x ")));
        assertEquals(hash(Map.of("a", "x")), hash(Map.of("a", "x")));
    }

    private static String hash(Map<String, String> contents) {
        var files = new TreeMap<String, Buffer>();
        contents.forEach((file, content) -> files.put(file, Buffer.buffer(content)));
        return Assets.hash(files);
    }

    private static String type(String reference) {
        return reference.endsWith(".css") ? "text/css;charset=UTF-8"
                : reference.endsWith(".js") ? "text/javascript;charset=UTF-8" : "image/svg+xml";
    }
}
