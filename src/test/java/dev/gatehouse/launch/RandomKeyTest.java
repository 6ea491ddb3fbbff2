package dev.gatehouse.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

import org.junit.jupiter.api.Test;

class RandomKeyTest {

    @Test
    void isAnotherEachTime() {
        assertEquals(32, Base64.getDecoder().decode(RandomKey.inBase64()).length);
        assertNotEquals(RandomKey.inBase64(), RandomKey.inBase64());
    }

    @Test
    void noKeyOfCookiesIsPublished() throws Exception {
        try (var lines = Files.lines(Path.of("src/main/resources/application.properties"))) {
            assertTrue(lines.filter(line -> line.contains("session.encryption-key="))
                    .allMatch(line -> line.startsWith("%test.")));
        }
    }
}
