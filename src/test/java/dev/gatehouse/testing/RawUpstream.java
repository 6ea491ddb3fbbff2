package dev.gatehouse.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An upstream that says exactly what a test makes it say: one conversation for each connection. */
public final class RawUpstream implements AutoCloseable {

    private static final int MOST_WAITING = 1_000;

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();

    /** What is said on one connection; when it returns, the connection is closed. */
    @FunctionalInterface
    public interface Conversation {

        void hold(Connection connection) throws IOException;
    }

    public RawUpstream(Conversation conversation) {
        try {
            server = new ServerSocket(0, MOST_WAITING, InetAddress.getByName("127.0.0.1"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        threads.submit(() -> {
            while (true) {
                var socket = server.accept();
                connections.incrementAndGet();
                open.add(socket);
                threads.submit(() -> hold(conversation, socket));
            }
        });
    }

    private void hold(Conversation conversation, Socket socket) {
        try (socket) {
            conversation.hold(new Connection(socket));
        } catch (IOException over) {
            // The other side broke off, which is what many tests are about.
        } finally {
            open.remove(socket);
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    /** How many connections it was given. */
    public int connections() {
        return connections.get();
    }

    /** How many connections are open. */
    public int open() {
        return open.size();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (var socket : open) {
                socket.close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        threads.shutdownNow();
    }

    /** One connection, as the upstream sees it. */
    public record Connection(Socket socket) {

        /** The head of the next request, to its empty line; empty at the end of the connection. */
        public String head() throws IOException {
            var head = new StringBuilder();
            int next;
            while (head.indexOf("\r\n\r\n") < 0 && (next = socket.getInputStream().read()) >= 0) {
                head.append((char) next);
            }
            return head.toString();
        }

        public void say(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
        }

        /** Closes with a reset instead of an orderly end. */
        public void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }
}
