package dev.gatehouse.launch.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.gatehouse.launch.DataFolder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;

/** The only class that knows the embedded PostgreSQL. */
public final class EmbeddedServer implements DatabaseServer {

    private static final String RESTART_SECONDS = "20";

    @Override
    public boolean isComplete() {
        return EmbeddedServer.class.getClassLoader()
                .getResource("io/zonky/test/db/postgres/embedded/EmbeddedPostgres.class") != null;
    }

    @Override
    public void start(Path directory, Path programs) throws IOException {
        // It tidies its working directory, which is one of everybody in /tmp unless it is told.
        System.setProperty("ot.epg.working-dir", programs.toString());
        try {
            EmbeddedPostgres.builder()
                    .setDataDirectory(directory)
                    .setCleanDataDirectory(false)
                    .setOverrideWorkingDirectory(programs.toFile())
                    .setRegisterShutdownHook(false)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .start();
        } finally {
            DataFolder.keepPrivate(programs); // it lets everybody write there
        }
    }

    /** PostgreSQL notes in {@code postmaster.opts} how it was started; {@code pg_ctl restart} does so again. */
    @Override
    public void restart(Path directory) throws IOException, InterruptedException {
        var noted = Files.readString(directory.resolve("postmaster.opts"));
        var program = Path.of(noted.substring(0, noted.indexOf(" \""))).resolveSibling("pg_ctl");
        var command = new ArrayList<String>();
        if (LinuxUtils.isUnshareAvailable()) {
            command.addAll(List.of("unshare", "-U")); // PostgreSQL refuses to run as root
        }
        command.addAll(List.of(program.toString(), "restart", "-D", directory.toString(), "-w", "-t", RESTART_SECONDS));
        var run = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        if (run.start().waitFor() != 0) {
            throw new IOException("pg_ctl restart failed in " + directory);
        }
    }
}
