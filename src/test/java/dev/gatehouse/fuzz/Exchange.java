package dev.gatehouse.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One connection, one request, and what comes back on it. */
final class Exchange {

    private static final int PATIENCE_MILLIS = 10_000;
    private static final int IMPATIENCE_MILLIS = 150;
    private static final int CONTINUE = 200;

    /**
     * What came of it.
     *
     * @param status of the answer; 0 where there was none
     * @param fault what an answer should not be like, or an empty text
     */
    record Outcome(int status, String fault) {
    }

    private Exchange() {
    }

    static Outcome of(int port, String source, Message message) {
        try (var socket = new Socket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(source), 0));
            socket.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), PATIENCE_MILLIS);
            socket.setSoTimeout(message.complete ? PATIENCE_MILLIS : IMPATIENCE_MILLIS);
            try {
                socket.getOutputStream().write(message.bytes());
            } catch (IOException refusedMidway) {
                // An answer may be there before the request is whole.
            }
            return read(socket, message);
        } catch (SocketTimeoutException silence) {
            return new Outcome(0, message.complete ? "no answer" : "");
        } catch (IOException broken) {
            return new Outcome(0, "");
        }
    }

    private static Outcome read(Socket socket, Message message) throws IOException {
        var in = socket.getInputStream();
        var received = new ByteArrayOutputStream();
        var buffer = new byte[8192];
        int count;
        while ((count = in.read(buffer)) >= 0) {
            received.write(buffer, 0, count);
            var text = received.toString(StandardCharsets.ISO_8859_1);
            if (isWhole(text, message.method)) {
                return judged(text);
            }
        }
        return received.size() == 0 ? new Outcome(0, "") : judged(received.toString(StandardCharsets.ISO_8859_1));
    }

    private static Outcome judged(String text) {
        int status = status(text);
        String head = text.substring(0, Math.max(0, text.indexOf("\r\n\r\n")));
        if (status == 101 || status >= 500 && status != 501 && status != 505) {
            return new Outcome(status, "status " + status);
        }
        return new Outcome(status, head.contains("\n\tat ") || text.contains("Exception:") ? "a stack trace" : "");
    }

    private static boolean isWhole(String text, String method) {
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return false;
        }
        int status = status(text);
        if (status < CONTINUE) {
            return status == 101 || isWhole(text.substring(end + 4), method);
        }
        var head = text.substring(0, end).toLowerCase(Locale.ROOT);
        if (method.equals("HEAD") || status == 204 || status == 304) {
            return true;
        }
        if (head.contains("\ntransfer-encoding: chunked")) {
            return text.endsWith("0\r\n\r\n");
        }
        int length = head.indexOf("\ncontent-length:");
        if (length < 0) {
            return false;
        }
        var announced = head.substring(length + 16).strip().split("\\s", 2)[0];
        return text.length() - end - 4 >= Integer.parseInt(announced);
    }

    private static int status(String text) {
        return text.startsWith("HTTP/1.") && text.length() > 12 ? Integer.parseInt(text.substring(9, 12)) : 0;
    }
}
