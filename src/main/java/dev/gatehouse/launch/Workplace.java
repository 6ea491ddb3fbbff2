package dev.gatehouse.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** {@code .gatehouse/} in the working directory: what dev and try-out keep between runs. */
record Workplace(Path folder) {

    static Workplace here() {
        return new Workplace(Path.of(".gatehouse").toAbsolutePath().normalize());
    }

    /** The directory of the embedded server; the first call in a directory makes it. */
    Path database() {
        return made().resolve("postgres");
    }

    Path databasePrograms() {
        return made().resolve("postgres-programs");
    }

    /** The file with the key that seals signing keys, made when there is none, readable by its owner alone. */
    Path encryptionKey() {
        var file = made().resolve("encryption-key");
        if (Files.notExists(file)) {
            try {
                var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
                Files.createFile(file, file.getFileSystem().supportedFileAttributeViews().contains("posix")
                        ? new java.nio.file.attribute.FileAttribute<?>[] { owner }
                        : new java.nio.file.attribute.FileAttribute<?>[0]);
                Files.writeString(file, FreshKey.inBase64());
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return file;
    }

    /**
     * Keeps a second server out of this directory for as long as this process lives. A process that was killed leaves no lock.
     *
     * @throws Refusal when one is at work here already
     */
    FileLock occupy() throws IOException {
        var channel = FileChannel.open(made().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw new Refusal("Another Gatehouse already works in " + folder + "; stop it, or start this one elsewhere.");
        }
        return lock;
    }

    private Path made() {
        try {
            return Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new Refusal("Cannot make the folder " + folder + ": " + failure.getMessage());
        }
    }
}
