package dev.gatehouse.process;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;

/** The packaged program, started in a folder of its own with settings from the environment, as a container would. */
final class Program implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    private final Process process;
    private final Path log;
    private final int port;
    private final int managementPort;

    private Program(Process process, Path log, int port, int managementPort) {
        this.process = process;
        this.log = log;
        this.port = port;
        this.managementPort = managementPort;
    }

    /** How to start it; each call of {@code start} starts another one. */
    static Start in(Path folder) {
        return new Start(folder);
    }

    static final class Start {

        private final Path folder;
        private final Map<String, String> settings = new TreeMap<>();
        private final List<String> properties = new ArrayList<>();
        private int port = freePort();
        private int management;

        private Start(Path folder) {
            this.folder = folder;
            with("GATEHOUSE_DEMO_ENABLED", "false");
            onPort(port);
            with("GATEHOUSE_ISSUER", "http://localhost:" + port);
        }

        Start with(String variable, Object value) {
            settings.put(variable, value.toString());
            return this;
        }

        /** {@code -Dname=value}. */
        Start property(String name, String value) {
            properties.add("-D" + name + "=" + value);
            return this;
        }

        /** Answers health and metrics here; otherwise on a port that is free. */
        Start onManagementPort(int newPort) {
            management = newPort;
            return this;
        }

        Start without(String variable) {
            settings.remove(variable);
            return this;
        }

        /** Listens here; the issuer stays. */
        Start onPort(int newPort) {
            port = newPort;
            return with("QUARKUS_HTTP_PORT", port);
        }

        int port() {
            return port;
        }

        Program start(String... words) throws IOException {
            var managementPort = management == 0 ? freePort() : management;
            var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            var command = new ArrayList<>(List.of(java, "-Xmx256m", "-XX:TieredStopAtLevel=1"));
            command.addAll(properties);
            command.addAll(List.of("-jar", jar().toString()));
            command.addAll(List.of(words));
            var log = Files.createTempFile(folder, "out", ".log");
            var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("QUARKUS_") || name.startsWith("GATEHOUSE_"));
            builder.environment().putAll(settings);
            builder.environment().put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
            return new Program(builder.start(), log, port, managementPort);
        }
    }

    int port() {
        return port;
    }

    int managementPort() {
        return managementPort;
    }

    String output() {
        try {
            return Files.readString(log);
        } catch (IOException unreadable) {
            return "";
        }
    }

    /** Waits until it says so, or fails with all that it said. */
    Program says(String text) {
        Awaitility.await(text).atMost(TIMEOUT).pollInterval(Duration.ofMillis(50)).untilAsserted(() -> {
            if (!process.isAlive() && !output().contains(text)) {
                throw new IllegalStateException("it ended: " + output());
            }
            if (!output().contains(text)) {
                throw new AssertionError("it has not said '" + text + "' but: " + output());
            }
        });
        return this;
    }

    /** The rest of the line after the label. */
    String told(String label) {
        return output().lines().map(String::strip).filter(line -> line.startsWith(label)).findFirst()
                .map(line -> line.substring(label.length()).strip().split("\\s", 2)[0]).orElseThrow();
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("it still runs: " + output());
        }
        return process.exitValue();
    }

    /** {@code kill -9}: no farewell. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** {@code kill}: asks it to end, and waits. */
    void stop() throws InterruptedException {
        process.destroy();
        exitCode();
    }

    @Override
    public void close() {
        if (output().contains(" ERROR [")) {
            System.err.println(output());
        }
        process.destroy();
        process.onExit().orTimeout(TIMEOUT.toSeconds(), TimeUnit.SECONDS).exceptionally(late -> process.destroyForcibly())
                .join();
    }

    private static Path jar() {
        var jar = Path.of(System.getProperty("gatehouse.program", "target/quarkus-app/quarkus-run.jar")).toAbsolutePath();
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is not built; these tests run in './mvnw verify'");
        }
        return jar;
    }

    static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
