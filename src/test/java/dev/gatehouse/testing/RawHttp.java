package dev.gatehouse.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Sends exactly the bytes it is given: what no HTTP library lets one say, an attacker says. */
public final class RawHttp {

    private static final int PATIENCE_MILLIS = 6_000;

    private RawHttp() {
    }

    /** An answer as it came over the wire. */
    public record Reply(int status, List<String> headers, String body) {

        public Optional<String> header(String name) {
            return headers(name).findFirst();
        }

        public Stream<String> headers(String name) {
            var start = name.toLowerCase(java.util.Locale.ROOT) + ":";
            return headers.stream().filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith(start))
                    .map(line -> line.substring(start.length()).strip());
        }
    }

    /** Sends the lines of a head from loopback's usual address. */
    public static Reply send(int port, String... head) {
        return sendFrom("127.0.0.1", port, head);
    }

    /** Sends the lines of a head; {@code Connection: close} is added so that the end of the answer is its end. */
    public static Reply sendFrom(String source, int port, String... head) {
        var lines = new ArrayList<>(List.of(head));
        if (lines.stream().noneMatch(line -> line.startsWith("Connection: close"))) {
            lines.add("Connection: close");
        }
        return exchange(source, port, String.join("\r\n", lines) + "\r\n\r\n");
    }

    /** Sends a text as it is. */
    public static Reply exchange(String source, int port, String text) {
        try (var socket = new Socket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(source), 0));
            socket.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return parse(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Reply parse(String text) {
        var end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new AssertionError("no HTTP answer but '" + text + "'");
        }
        var lines = List.of(text.substring(0, end).split("\r\n"));
        return new Reply(Integer.parseInt(lines.getFirst().split(" ")[1]), lines.subList(1, lines.size()),
                text.substring(end + 4));
    }
}
