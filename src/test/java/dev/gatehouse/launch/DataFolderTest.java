package dev.gatehouse.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path folder;

    @Test
    void makesTheEncryptionKeyOnceForItsOwnerAlone() throws Exception {
        var dataFolder = new DataFolder(folder.resolve("a"));

        var file = dataFolder.encryptionKey();

        var made = Files.readString(file);
        assertEquals(32, Base64.getDecoder().decode(made).length);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(made, Files.readString(dataFolder.encryptionKey()));
        assertNotEquals(made, Files.readString(new DataFolder(folder.resolve("b")).encryptionKey()));
    }

    /** Attack 80: what lies there is executed, so whoever may write there is the user. */
    @Test
    void nobodyElseComesIntoTheFolder() throws Exception {
        var open = Files.createDirectory(folder.resolve("a"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));

        var programs = new DataFolder(open).databasePrograms();

        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(open)));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(programs)));
    }

    @Test
    void programsThatAnybodyCouldHaveReplacedAreNotExecuted() throws Exception {
        var dataFolder = new DataFolder(folder.resolve("a"));
        var programs = dataFolder.databasePrograms();
        Files.writeString(Files.createDirectories(programs.resolve("PG-1/bin")).resolve("postgres"), "anything");

        assertTrue(Files.exists(dataFolder.databasePrograms().resolve("PG-1/bin/postgres")), "nobody else could write here");
        Files.setPosixFilePermissions(programs, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertFalse(Files.exists(dataFolder.databasePrograms().resolve("PG-1")), "somebody could have written here");
    }
}
