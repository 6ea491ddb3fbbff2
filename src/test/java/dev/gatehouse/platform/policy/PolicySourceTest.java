package dev.gatehouse.platform.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
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

    /** Attack: a file without end fills the memory, and what is not a policy takes long to be found out. */
    @Test
    void aFileThatIsLargerThanAnyPolicyIsNotRead() throws IOException {
        var file = folder.resolve("large.yaml");
        Files.write(file, new byte[PolicySource.LARGEST]);
        assertEquals(PolicySource.LARGEST, new PolicySource(file, false).read().bytes().length);

        Files.write(file, new byte[PolicySource.LARGEST + 1]);
        var refused = assertThrows(PolicyError.class, () -> new PolicySource(file, false).read());

        assertEquals("The policy file is larger than 4 MiB", refused.what());
        assertEquals(file.toString(), refused.file());
    }

    @Test
    void productionNeedsAFile() {
        assertThrows(PolicyError.class, () -> new PolicySource(folder.resolve("none.yaml"), false).read());
    }
}
