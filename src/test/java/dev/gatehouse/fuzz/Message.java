package dev.gatehouse.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** An HTTP/1 request that can be bent in any way before it goes on the wire. */
final class Message {

    String method;
    String target;
    String version = "HTTP/1.1";
    final List<String> headers = new ArrayList<>();
    byte[] body = {};
    /** Whether the body is announced with its true length. */
    boolean measured = true;
    /** Whether the whole request is there, so that an answer can be expected. */
    boolean complete = true;

    Message(String method, String target) {
        this.method = method;
        this.target = target;
    }

    Message copy() {
        var copy = new Message(method, target);
        copy.version = version;
        copy.headers.addAll(headers);
        copy.body = body.clone();
        copy.measured = measured;
        copy.complete = complete;
        return copy;
    }

    Message with(String... lines) {
        headers.addAll(List.of(lines));
        return this;
    }

    Message form(String encoded) {
        return content("application/x-www-form-urlencoded", encoded);
    }

    Message json(String text) {
        return content("application/json", text);
    }

    private Message content(String type, String text) {
        body = text.getBytes(StandardCharsets.UTF_8);
        return with("Content-Type: " + type);
    }

    boolean hasBody() {
        return body.length > 0;
    }

    /** Replaces a header, or adds it. */
    void set(String name, String value) {
        remove(name);
        headers.add(name + ": " + value);
    }

    void remove(String name) {
        headers.removeIf(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1));
    }

    /** What goes on the wire; the answer ends the connection unless something was bent that says otherwise. */
    byte[] bytes() {
        var out = new ByteArrayOutputStream();
        line(out, method + " " + target + " " + version);
        headers.forEach(header -> line(out, header));
        if (measured && (hasBody() || method.equals("POST"))) {
            line(out, "Content-Length: " + body.length);
        }
        line(out, "");
        out.writeBytes(body);
        return out.toByteArray();
    }

    private static void line(ByteArrayOutputStream out, String text) {
        out.writeBytes((text + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public String toString() {
        var text = new String(bytes(), StandardCharsets.ISO_8859_1);
        return text.length() > 700 ? text.substring(0, 700) + "… (" + text.length() + " bytes)" : text;
    }
}
