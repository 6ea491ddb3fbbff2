package dev.gatehouse.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * An upstream that answers with what it received: the request line, then each header in lower case, then the body. Under
 * {@code /hang} it never answers, under {@code /break} it breaks off,
 * under {@code /nothing} it has no content, under {@code /events} it sends one event and no more.
 */
public final class EchoUpstream implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicInteger received = new AtomicInteger();

    public EchoUpstream() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/", this::answer);
        server.setExecutor(workers);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** How many requests reached it. */
    public int received() {
        return received.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        received.incrementAndGet();
        var path = exchange.getRequestURI().getRawPath();
        if (path.endsWith("/hang")) {
            hang();
        }
        if (path.endsWith("/break")) {
            exchange.close();
            return;
        }
        if (path.endsWith("/nothing")) {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
            return;
        }
        if (path.endsWith("/events")) {
            exchange.getResponseHeaders().put("Content-Type", List.of("text/event-stream"));
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("data: first\n\n".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            hang();
        }
        var body = exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().put("X-Upstream", List.of("echo"));
        exchange.getResponseHeaders().put("Access-Control-Allow-Origin", List.of("*"));
        exchange.getResponseHeaders().put("Connection", List.of("X-Hop"));
        exchange.getResponseHeaders().put("X-Hop", List.of("for one hop"));
        var text = describe(exchange) + "\n" + new String(body, StandardCharsets.UTF_8);
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(path.endsWith("/teapot") ? 418 : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String describe(HttpExchange exchange) {
        var text = new StringBuilder(exchange.getRequestMethod()).append(' ').append(exchange.getRequestURI()).append('\n');
        exchange.getRequestHeaders().forEach((name, values) -> values.forEach(value -> text
                .append(name.toLowerCase(Locale.ROOT)).append(": ").append(value).append('\n')));
        return text.toString();
    }

    private void hang() {
        try {
            closing.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        workers.shutdownNow();
    }
}
