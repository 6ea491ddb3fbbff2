package dev.gatehouse.launch.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * A PostgreSQL that comes with the program. It is found as a service and never named in code, because a native image links
 * all that is named, and the builds for production do not have it.
 */
public interface DatabaseServer {

    /** The one of this build, if there is one. */
    static Optional<DatabaseServer> find() {
        return ServiceLoader.load(DatabaseServer.class).findFirst().filter(DatabaseServer::isComplete);
    }

    /** Whether its programs are in this build. */
    boolean isComplete();

    /** Starts it on the directory, which is made if need be and kept. What was committed is on the disk, as in production. */
    void start(Path directory, Path programs) throws IOException;

    /** Starts the one that was killed again, as it was started before: on the same directory and port. */
    void restart(Path directory) throws IOException, InterruptedException;
}
