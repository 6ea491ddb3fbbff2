package dev.gatehouse.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.platform.endpoint.Endpoint;
import dev.gatehouse.platform.endpoint.GivenEndpoints;
import dev.gatehouse.testing.GivenServer;
import dev.gatehouse.testing.RawHttp;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;

/** In front of what says how many characters came through; {@code /own} reports what is wrong with its forms itself. */
class BodyFilterTest {

    private static final int LONGEST = 256 * 1024;
    private static final String FORM = "application/x-www-form-urlencoded";

    private static final GivenServer SERVER = GivenServer.serving(BodyFilterTest::filtered);

    @AfterAll
    static void close() {
        SERVER.close();
    }

    private static Handler<HttpServerRequest> filtered(Vertx vertx) {
        var filters = new Filters();
        new BodyFilter(GivenEndpoints.of(Endpoint.of("/own", Endpoint.Trait.OWN_FORM_ERRORS))).register(filters);
        var router = Router.router(vertx);
        router.route().handler(context -> {
            context.addEndHandler(said -> context.request().connection().close());
            context.next();
        });
        router.route().handler(filters.getFilters().getFirst().getHandler());
        router.route().handler(context -> {
            var body = context.body().buffer();
            context.response().end(body == null ? "none" : "came " + body.length());
        });
        return router;
    }

    private static RawHttp.Reply post(String path, String type, String body) {
        return sent("POST " + path + " HTTP/1.1\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length(), body);
    }

    private static RawHttp.Reply sent(String head, String body) {
        return RawHttp.exchange("127.0.0.1", SERVER.port(), head + "\r\nHost: id.test\r\nConnection: close\r\n\r\n" + body);
    }

    @Test
    void whatHasNoBodyGoesOnAtOnce() {
        assertEquals("none", sent("GET / HTTP/1.1", "").body());
        assertEquals("none", sent("POST / HTTP/1.1\r\nContent-Length: 0", "").body());
    }

    @Test
    void aBodyIsReadWhole() {
        assertEquals("came 2", post("/", "application/json", "{}").body());
        assertEquals("came " + LONGEST, post("/", "application/json", "x".repeat(LONGEST)).body());
        assertEquals("came 5",
                sent("POST / HTTP/1.1\r\nTransfer-Encoding: chunked", "2\r\nab\r\n3\r\ncde\r\n0\r\n\r\n").body());
    }

    @ParameterizedTest
    @ValueSource(strings = { "x", "", "application/json;charset=\"", "application/json; charset=utf-16",
            "application/json\r\nContent-Type: application/json" })
    void attack71AContentTypeThatNobodyCanRead(String type) {
        assertEquals(415, post("/", type, "{}").status());
    }

    /** The rest of it is not waited for, so the connection is good for nothing more. */
    @ParameterizedTest
    @ValueSource(strings = { "262145", "9223372036854775807" })
    void aBodyThatIsAnnouncedAsTooLargeIsNotRead(String length) {
        var reply = sent("POST / HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: " + length, "");

        assertEquals(413, reply.status());
        assertEquals("close", reply.header("Connection").orElseThrow());
    }

    @Test
    void aBodyThatTurnsOutToBeTooLargeIsNotReadOn() {
        var piece = Integer.toHexString(LONGEST) + "\r\n" + "x".repeat(LONGEST) + "\r\n";

        assertEquals(413, sent("POST / HTTP/1.1\r\nTransfer-Encoding: chunked", piece + "1\r\ny\r\n").status());
    }

    @ParameterizedTest
    @CsvSource({ "/, a=%zz, 400", "/, a=%2, 400", "/, a=%2b&b, 200", "/own, a=%zz, 200", "/own/x, a=%zz, 400" })
    void attack71AFormWithABadEscapeIsRefusedWhereNobodyElseSaysSo(String path, String form, int status) {
        assertEquals(status, post(path, FORM, form).status());
    }

    /** RFC 9110 §10.1.1: who waits to be asked for the body is asked once. */
    @Test
    void whoWaitsToBeAskedIsAsked() {
        var reply = sent("POST / HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 2\r\nExpect: 100-continue",
                "{}");

        assertEquals(100, reply.status());
        assertTrue(reply.body().startsWith("HTTP/1.1 200 "), reply.body());
        assertTrue(reply.body().endsWith("came 2"), reply.body());
    }
}
