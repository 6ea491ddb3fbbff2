package dev.gatehouse.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkplaceTest {

    @TempDir
    Path folder;

    @Test
    void makesTheEncryptionKeyOnceForItsOwnerAlone() throws Exception {
        var workplace = new Workplace(folder.resolve("a"));

        var file = workplace.encryptionKey();

        var made = Files.readString(file);
        assertEquals(32, Base64.getDecoder().decode(made).length);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(made, Files.readString(workplace.encryptionKey()));
        assertNotEquals(made, Files.readString(new Workplace(folder.resolve("b")).encryptionKey()));
    }
}
