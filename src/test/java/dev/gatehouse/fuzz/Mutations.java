package dev.gatehouse.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** The ways in which a request is bent, and the words it is bent with. */
final class Mutations {

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE",
            "CONNECT", "PROPFIND", "get", "G", "M-SEARCH", "X".repeat(300), "PRI");
    private static final List<String> VERSIONS = List.of("HTTP/1.0", "HTTP/1.1", "HTTP/1.2", "HTTP/2.0", "HTTP/0.9", "HTTP/9",
            "http/1.1", "FTP/1.1", "");
    private static final List<String> TARGETS = List.of("*", "/", "//", "/.", "/..", "/%", "/%zz", "/%00", "/%2e%2e/", "/\\",
            "/;", "/%ff", "/\u00ff", "?", "/?", "/#", "localhost:80", "http://localhost/", "http://", "http://[",
            "/" + "a/".repeat(2000),
            "/a?" + "x=1&".repeat(1800), "/?%", "/{id}", "/assets/../../etc/passwd", "/assets/%2e%2e/x", "/q/health",
            "/favicon.ico");
    private static final List<String> QUERIES = List.of("?", "?a=%zz", "?%", "?a=%ff", "?a=%00", "?a=1&a=2", "?&&&=",
            "?a=\u00e9",
            "?a=%F0%28%8C%28", "?return_to=%zz", "?return_to=//evil.example", "?handle=", "?handle=a&handle=b", "?fresh=maybe",
            "?client_id=authorize-app&client_id=x", "?resource=%", "?" + "p=1&".repeat(1200), "?a[b]=c", "?a=|{}^", "?#x");
    private static final List<String> NAMES = List.of("Accept", "Accept-Language", "Accept-Charset", "Accept-Encoding",
            "Authorization", "Connection", "Content-Encoding", "Content-Type", "Cookie", "Expect", "Forwarded", "From", "Host",
            "If-Match", "If-Modified-Since", "If-None-Match", "If-Range", "Origin", "Range", "Referer", "Sec-Fetch-Dest",
            "Sec-Fetch-Mode", "Sec-Fetch-Site", "TE", "Trailer", "User-Agent", "Via", "DPoP", "X-Forwarded-For",
            "X-Forwarded-Host", "X-Forwarded-Method", "X-Forwarded-Port", "X-Forwarded-Proto", "X-Forwarded-Uri",
            "X-HTTP-Method-Override", "X-Original-URL", "X-Original-URI", "X-Original-Method", "X-Rewrite-URL", "X-Request-Id",
            "X-Auth-Subject", "traceparent", "Access-Control-Request-Method", "Access-Control-Request-Headers", "Upgrade",
            "HTTP2-Settings", "Sec-WebSocket-Key", "Last-Event-ID", "Date", "Max-Forwards", "Proxy-Authorization",
            "Keep-Alive");
    private static final List<String> VALUES = List.of("", " ", "x", "*", "*/*", "/", ";", ",", "=", "\"", "\"\"", "%zz", "\t",
            "a/b",
            "a/b;q=x", "text/html;q=2", "text/html", "text/", "text/html;", "text/html;charset=bogus", "application/json",
            "application/json;charset=bogus", "application/json; charset=\"", "application/x-www-form-urlencoded;charset=bogus",
            "application/x-www-form-urlencoded;charset=UTF-16", "application/x-www-form-urlencoded; charset=",
            "multipart/form-data",
            "multipart/form-data; boundary=", "multipart/form-data; boundary=x", "application/xml", "Bearer", "Bearer ",
            "Bearer x", "Bearer a.b.c", "bearer \u00ff", "Basic", "Basic !!!", "Basic OjpfOg==", "Basic YTpi", "Basic /w==",
            "DPoP x",
            "gzip", "bogus", "gzip, gzip;q=0", "close", "keep-alive", "Upgrade", "Upgrade, HTTP2-Settings", "h2c", "websocket",
            "AAMAAABkAAQAAP__", "100-continue", "200-maybe", "trailers", "bytes=0-", "bytes=9-1", "bytes=x", "-1", "0", "1e9",
            "99999999999999999999", "NaN", "null", "https://evil.example", "http://localhost:99999", "localhost:x", "[::1",
            "a b",
            "127.0.0.1, 127.0.0.2", "for=\"[::1\"", "cross-site", "navigate", "gatehouse-session=", "gatehouse-session=\"",
            "gatehouse-session=a; gatehouse-session=b", "=; ;;=a", "a=\u0001", "Wed, 99 Foo 2026", "\u00e9\u00ff",
            "de-DE;q=1.5",
            "00-00000000000000000000000000000000-0000000000000000-zz", "GET", "/orders/1", "x".repeat(5000), "a,".repeat(1500));
    private static final List<String> BODIES = List.of("", "a", "=", "&", "a=%zz", "a=%", "%", "a=%ff%fe", "a=%00", "a=1&a=2",
            "\0",
            "\u00ef\u00bb\u00bf{}", "{", "}", "[]", "[[]]", "{}", "null", "true", "1", "-", "\"x\"", "\"", "{\"", "{\"a\":",
            "{\"a\":1,}",
            "{\"returnTo\":\"/a\",\"returnTo\":\"/b\"}", "{\"returnTo\":[]}", "{\"returnTo\":{}}", "{\"returnTo\":1e999}",
            "{\"id\":\"a\",\"rawId\":\"a\",\"type\":\"public-key\",\"response\":[]}", "{\"id\":{},\"rawId\":1,\"type\":null}",
            "{\"response\":{\"clientDataJSON\":\"e30\",\"transports\":\"usb\"}}", "{\"name\":\"\\ud800\"}",
            "{\"name\":\"\\u0000\"}",
            "{\"ticket\":\"" + "t".repeat(9000) + "\"}", "[".repeat(3000), "{\"a\":".repeat(1500),
            "{\"n\":" + "9".repeat(2000) + "}",
            "p=1&".repeat(1200), "decision=allow&handle=" + "h".repeat(600), "grant_type=%zz",
            "grant_type=refresh_token&refresh_token=",
            "grant_type=authorization_code&code=x&redirect_uri=&client_id=oidc-public&code_verifier=", "handle=%F0%28%8C%28",
            "x=" + "y".repeat(40_000), "z".repeat(300_000));

    private final Random random;
    private final List<Consumer<Message>> ways;

    Mutations(Random random) {
        this.random = random;
        this.ways = List.of(this::header, this::header, this::header, this::header, this::replaced, this::doubled,
                this::dropped,
                this::crowd, this::method, this::target, this::query, this::query, this::cut, this::version, this::body,
                this::body,
                this::flipped, this::flipped, this::swapped, this::swapped, this::repeated, this::chunked, this::length,
                this::halved);
    }

    /** Bends a copy, once to three times. */
    Message of(Message seed) {
        var message = seed.copy();
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            ways.get(random.nextInt(ways.size())).accept(message);
        }
        return message;
    }

    private void header(Message message) {
        message.set(any(NAMES), any(VALUES));
    }

    private void replaced(Message message) {
        if (!message.headers.isEmpty()) {
            int at = random.nextInt(message.headers.size());
            String line = message.headers.get(at);
            message.headers.set(at, line.substring(0, Math.max(0, line.indexOf(':'))) + ": " + any(VALUES));
        }
    }

    private void doubled(Message message) {
        if (!message.headers.isEmpty()) {
            message.headers.add(any(message.headers));
        }
    }

    private void dropped(Message message) {
        if (!message.headers.isEmpty()) {
            message.headers.remove(random.nextInt(message.headers.size()));
        }
    }

    private void crowd(Message message) {
        for (int i = 0; i < 200; i++) {
            message.headers.add("X-Crowd-" + i + ": " + i);
        }
    }

    private void method(Message message) {
        message.method = any(METHODS);
    }

    private void version(Message message) {
        message.version = any(VERSIONS);
    }

    private void target(Message message) {
        message.target = random.nextBoolean() ? any(TARGETS) : message.target + any(TARGETS);
    }

    private void query(Message message) {
        message.target += any(QUERIES);
    }

    private void cut(Message message) {
        message.target = message.target.substring(0, random.nextInt(message.target.length() + 1));
    }

    private void body(Message message) {
        message.body = any(BODIES).getBytes(StandardCharsets.ISO_8859_1);
    }

    private void flipped(Message message) {
        for (int i = 0; i < 3 && message.hasBody(); i++) {
            message.body[random.nextInt(message.body.length)] = (byte) random.nextInt(256);
        }
    }

    /** Takes one token of the body, a name or a value, for another. */
    private void swapped(Message message) {
        var text = new String(message.body, StandardCharsets.ISO_8859_1);
        var words = Arrays.stream(text.split("[^A-Za-z0-9_+%./-]+")).filter(word -> !word.isEmpty()).toList();
        if (!words.isEmpty() && words.size() < 200) {
            message.body = text.replace(any(words), random.nextBoolean() ? any(words) : any(VALUES))
                    .getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    private void repeated(Message message) {
        var twice = Arrays.copyOf(message.body, message.body.length * 2);
        System.arraycopy(message.body, 0, twice, message.body.length, message.body.length);
        message.body = twice;
    }

    private void chunked(Message message) {
        message.set("Transfer-Encoding", random.nextInt(4) == 0 ? any(VALUES) : "chunked");
        var size = random.nextInt(4) == 0 ? any(VALUES) : Integer.toHexString(message.body.length);
        var text = (message.hasBody() ? size + "\r\n" + new String(message.body, StandardCharsets.ISO_8859_1) + "\r\n" : "")
                + "0\r\n\r\n";
        message.body = text.getBytes(StandardCharsets.ISO_8859_1);
        message.measured = random.nextInt(8) == 0;
        message.complete = false;
    }

    private void length(Message message) {
        message.set("Content-Length", random.nextBoolean() ? any(VALUES) : Integer.toString(message.body.length + 1));
        message.measured = random.nextInt(4) == 0;
        message.complete = false;
    }

    /** Half a request, and then nothing: whoever sent it is gone. */
    private void halved(Message message) {
        if (random.nextInt(4) == 0) {
            message.body = Arrays.copyOf(message.body, message.body.length / 2);
            message.set("Content-Length", Integer.toString(message.body.length * 2 + 1));
            message.measured = false;
            message.complete = false;
        }
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
