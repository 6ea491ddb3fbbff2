package dev.gatehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code .mvn/counterparts}: what it says to somebody who may not install anything, and that it leaves a full machine alone.
 */
class CounterpartsTest {

    @TempDir
    Path folder;

    @Test
    void saysInOneSentenceAllThatIsMissing() throws Exception {
        program("id", "echo 1000");

        var run = run();

        assertEquals(1, run.exit());
        assertTrue(run.output().startsWith("The tests need programs that are not here: install chromium "), run.output());
        assertTrue(run.output().contains("caddy"), run.output());
        assertTrue(run.output().contains("(Debian: apt-get install chromium "), run.output());
        assertEquals(1, run.output().lines().count(), run.output());
    }

    @Test
    void isSilentWhereEverythingIsThere() throws Exception {
        for (var name : new String[] { "chromium", "nginx", "caddy", "haproxy" }) {
            program(name, "exit 1");
        }

        assertEquals(new Run(0, ""), run());
    }

    private record Run(int exit, String output) {
    }

    private Run run() throws Exception {
        var builder = new ProcessBuilder("/bin/sh", Path.of(".mvn/counterparts").toAbsolutePath().toString())
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", folder.toString());
        builder.environment().put("HOME", folder.toString());
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output);
    }

    private void program(String name, String line) throws Exception {
        var file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + line + "\n");
        assertTrue(file.toFile().setExecutable(true));
    }
}
