package dev.gatehouse.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

class PackagedTextTest {

    @Test
    void theDocumentationInTheProgramIsThatOfTheRepository() throws Exception {
        assertEquals(Files.readString(Path.of("docs/configuration.md")), PackagedText.configuration());
    }

    /** A placeholder that the build did not fill would stand in every report of a fault. */
    @Test
    void theVersionIsThatOfTheBuild() throws Exception {
        var version = PackagedText.version();

        assertTrue(Files.readString(Path.of("pom.xml")).contains("<version>" + version + "</version>"), version);
    }
}
