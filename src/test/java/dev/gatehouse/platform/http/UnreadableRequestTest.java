package dev.gatehouse.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.RawHttp;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Attack 71: what cannot be read is refused with a problem, at once, and is nobody's failure. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class UnreadableRequestTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @ParameterizedTest
    @ValueSource(strings = { "/oauth2/jwks", "/login", "/.well-known/openid-configuration", "/account", "/no/such/page", "/",
            "/oauth2/userinfo", "/oauth2/authorize", "/assets/css/gatehouse.css" })
    void attack71AnAcceptThatNobodyCanRead(String path) {
        for (var accept : new String[] { "x", "", "*", "text/html;q=x" }) {
            assertEquals(get(path).status(), get(path, "Accept: " + accept).status(), accept);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "a=%zz", "%", "a=%1", "a=1&%zz=1" })
    void attack71AFormWithABadEscape(String form) {
        for (var path : new String[] { "/consent", "/logout/confirm", "/console/invitations" }) {
            var reply = post(path, FORM, form);
            assertEquals(400, reply.status(), path);
            assertEquals("application/problem+json", reply.header("Content-Type").orElseThrow());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "application/x-www-form-urlencoded;charset=bogus", "", "x", "multipart/form-data; boundary=x",
            "application/json;charset=\"", "application/json; charset=utf-16" })
    void attack71AContentTypeThatNobodyCanRead(String type) {
        for (var path : new String[] { "/consent", "/oauth2/userinfo", "/passkeys/authentication" }) {
            var reply = post(path, type, "{}");
            assertEquals(415, reply.status(), path);
            assertEquals("application/problem+json", reply.header("Content-Type").orElseThrow());
        }
    }

    @Test
    void attack71MoreParametersThanAnybodyHas() {
        assertEquals(400, post("/consent", FORM, "a=1&".repeat(1_001)).status());
        assertEquals(400, post("/consent", FORM, "handle=" + "h".repeat(30_000)).status(), "long is not many");
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"returnTo\":\"/a\",\"returnTo\":\"/b\"}", "[]", "1", "\"x\"", "{\"returnTo\":{}}", "{",
            "{\"a\"}",
            "{} {}", "{\"x\":1,\"x\":1}", "null" })
    void attack71JsonThatIsDoubledOrOfAnotherShape(String json) {
        var reply = post("/passkeys/authentication/options", JSON, json);

        assertEquals(400, reply.status());
        assertEquals("application/problem+json", reply.header("Content-Type").orElseThrow());
        assertTrue(reply.body().contains("/problems/bad-request"), reply.body());
    }

    @Test
    void attack71ALateRawIdIsRefused() {
        var reply = post("/passkeys/authentication", JSON,
                "{\"id\":\"a\",\"rawId\":\"a\",\"type\":\"public-key\",\"response\":{},\"rawId\":\"b\"}");

        assertEquals(400, reply.status());
        assertTrue(reply.body().contains("/problems/bad-request"), reply.body());
    }

    @Test
    void attack71ABodyOverTheLimitIsToldSo() {
        var body = "x".repeat(300_000);

        for (var reply : new RawHttp.Reply[] { post("/oauth2/token", FORM, body), post("/passkeys/registration", JSON, body),
                RawHttp.exchange("127.0.0.1", port, head("/oauth2/token", FORM) + "Transfer-Encoding: chunked\r\n\r\n"
                        + Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n") }) {
            assertEquals(413, reply.status());
            assertEquals("application/problem+json", reply.header("Content-Type").orElseThrow());
        }
    }

    @Test
    void aBodyThatIsAskedForFirstIsRead() {
        var reply = RawHttp.exchange("127.0.0.1", port, head("/oauth2/token", FORM)
                + "Expect: 100-continue\r\nContent-Length: 3\r\n\r\na=1");

        assertEquals(100, reply.status());
        assertEquals(1, reply.body().split("HTTP/1.1 100", -1).length, "once");
        assertTrue(reply.body().startsWith("HTTP/1.1 401"), reply.body());
    }

    @ParameterizedTest
    @CsvSource({ "GET /login HTTP/1.1|X: y", "GET /login HTTP/1.1|Host:", "GET /login HTTP/1.1|Host: a b",
            "GET login HTTP/1.1|Host: localhost", "GET /login HTTP/1.1|Host: [::1" })
    void attack71AMissingOrOddHostIsNoLostDatabase(String lines) {
        var reply = RawHttp.send(port, lines.split("\\|"));

        assertTrue(reply.status() >= 400 && reply.status() < 500, "status " + reply.status());
    }

    /** Smuggling: what a proxy passes on as one request must not become a tunnel. Java's own client offers the upgrade. */
    @Test
    void attack71AnUpgradeToHttp2IsNotTaken() throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/login")).build();

        var reply = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());

        assertEquals(200, reply.statusCode());
        assertEquals(HttpClient.Version.HTTP_1_1, reply.version());
    }

    private RawHttp.Reply get(String path, String... headers) {
        var lines = new java.util.ArrayList<>(java.util.List.of("GET " + path + " HTTP/1.1", "Host: localhost:" + port));
        lines.addAll(java.util.List.of(headers));
        return RawHttp.send(port, lines.toArray(String[]::new));
    }

    private RawHttp.Reply post(String path, String type, String body) {
        return RawHttp.exchange("127.0.0.1", port, head(path, type) + "Content-Length: " + body.length() + "\r\n\r\n" + body);
    }

    private String head(String path, String type) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nContent-Type: " + type
                + "\r\nConnection: close\r\n";
    }
}
