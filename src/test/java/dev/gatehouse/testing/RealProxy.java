package dev.gatehouse.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A real proxy from the distribution, run as a process of its own on a port of its own. Missing, it is a failure. */
public final class RealProxy implements AutoCloseable {

    private final Process process;
    private final int port;

    private RealProxy(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    public static int freePort() {
        // Free at every address: the proxies listen on all of them, and a closed connection holds its port for a while.
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Starts a command whose first word is the program, and waits until the port answers. */
    public static RealProxy start(int port, Path folder, List<String> command) {
        requireInstalled(command.getFirst());
        try {
            var log = folder.resolve("log.txt");
            var process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                    .redirectOutput(log.toFile()).start();
            await().atMost(Duration.ofSeconds(15)).failFast(() -> {
                if (!process.isAlive()) {
                    throw new AssertionError(command.getFirst() + " did not start: " + Files.readString(log));
                }
            }).until(() -> answers(port));
            return new RealProxy(process, port);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public int port() {
        return port;
    }

    private static void requireInstalled(String program) {
        var found = Stream.of((System.getenv("PATH") + ":/usr/sbin:/sbin").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        if (!found) {
            throw new AssertionError(
                    program + " is not installed, and this test needs the real one: run .mvn/counterparts, which"
                            + " installs what tests speak to or says how to.");
        }
    }

    private static boolean answers(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        process.onExit().join();
    }
}
