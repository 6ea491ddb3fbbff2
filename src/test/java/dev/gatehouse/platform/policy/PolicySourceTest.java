package dev.gatehouse.platform.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicySourceTest {

    @TempDir
    Path folder;

    @Test
    void withoutAFileNothingIsDeclared() {
        assertEquals(0, new PolicySource(folder.resolve("none.yaml"), true).read().bytes().length);
    }

    @Test
    void productionNeedsAFile() {
        assertThrows(PolicyError.class, () -> new PolicySource(folder.resolve("none.yaml"), false).read());
    }
}
