package dev.gatehouse.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/** {@code .gatehouse/} in the working directory: what dev and try-out keep between runs, the data folder. */
public record DataFolder(Path path) {

    private static final Set<PosixFilePermission> OTHERS_WRITE = Set.of(PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_WRITE);

    public static DataFolder here() {
        return new DataFolder(Path.of(".gatehouse").toAbsolutePath().normalize());
    }

    /** The directory of the embedded server; the first call in a directory makes it. */
    public Path database() {
        return ready().resolve("postgres");
    }

    /** Where its programs are unpacked. If anybody else could have written there, what is in it is not executed. */
    public Path databasePrograms() {
        var programs = ready().resolve("postgres-programs");
        try {
            if (isWritableByOthers(programs)) {
                remove(programs);
            }
            return keepPrivate(Files.createDirectories(programs));
        } catch (IOException failure) {
            throw new UsageError("Cannot keep the folder " + programs + " to yourself: " + failure.getMessage());
        }
    }

    /** The file with the key that signing keys are encrypted with, made when there is none, readable by its owner alone. */
    public Path encryptionKey() {
        var file = ready().resolve("encryption-key");
        if (Files.notExists(file)) {
            try {
                var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
                Files.createFile(file, knowsPermissions(file)
                        ? new java.nio.file.attribute.FileAttribute<?>[] { owner }
                        : new java.nio.file.attribute.FileAttribute<?>[0]);
                Files.writeString(file, RandomKey.inBase64());
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return file;
    }

    /**
     * Keeps a second server out of this directory for as long as this process lives. A process that was killed leaves no lock.
     *
     * @throws UsageError when one works here already
     */
    public FileLock occupy() throws IOException {
        var channel = FileChannel.open(ready().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw new UsageError("Another Gatehouse already works in " + path + "; stop it, or start this one elsewhere.");
        }
        return lock;
    }

    private Path ready() {
        try {
            keepPrivate(Files.createDirectories(path));
            requireOwn();
            return path;
        } catch (IOException failure) {
            throw new UsageError("Cannot make the folder " + path + " your own: " + failure.getMessage());
        }
    }

    /** Whoever owns the folder could put something else in the place of what is run from it. */
    private void requireOwn() throws IOException {
        var mine = Files.createTempFile(path, "mine", "");
        try {
            if (!Files.getOwner(mine).equals(Files.getOwner(path))) {
                throw new UsageError("The folder " + path + " belongs to " + Files.getOwner(path).getName()
                        + "; start in a folder of your own.");
            }
        } finally {
            Files.delete(mine);
        }
    }

    /** Nobody but the owner comes in. */
    public static Path keepPrivate(Path made) throws IOException {
        if (knowsPermissions(made)) {
            Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwx------"));
        }
        return made;
    }

    private static boolean isWritableByOthers(Path made) throws IOException {
        return Files.exists(made) && knowsPermissions(made)
                && Files.getPosixFilePermissions(made).stream().anyMatch(OTHERS_WRITE::contains);
    }

    private static boolean knowsPermissions(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static void remove(Path tree) throws IOException {
        List<Path> deepestLast;
        try (var files = Files.walk(tree)) {
            deepestLast = files.toList();
        }
        for (var file : deepestLast.reversed()) {
            Files.delete(file);
        }
    }
}
