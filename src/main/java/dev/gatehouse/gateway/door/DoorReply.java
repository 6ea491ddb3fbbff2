package dev.gatehouse.gateway.door;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.gatehouse.platform.reply.ProblemJson;
import dev.gatehouse.platform.reply.Replies;
import io.vertx.ext.web.RoutingContext;

/**
 * What is said in place of an upstream, as a value: every wire has a place for a status, headers and a body, HTTP as well as
 * Envoy's {@code CheckResponse}.
 *
 * @param body empty for none
 */
public record DoorReply(int status, Map<String, String> headers, String body) {

    public DoorReply {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** A reply without a body. */
    public static DoorReply of(int status, Map<String, String> headers) {
        return new DoorReply(status, headers, "");
    }

    /** Sends a browser elsewhere. */
    public static DoorReply redirect(URI location) {
        return of(302, Map.of("Location", location.toString(), "Cache-Control", Replies.NO_STORE));
    }

    /** A problem (RFC 9457); {@code code} names its type in kebab-case. */
    public static DoorReply problem(int status, String code, String title, String sentence, String requestId) {
        return new DoorReply(status, Map.of("Content-Type", ProblemJson.MEDIA_TYPE, "Cache-Control", Replies.NO_STORE),
                ProblemJson.of(status, code, title, sentence, requestId));
    }

    /** The same with one header more. */
    public DoorReply with(String name, String value) {
        return with(Map.of(name, value));
    }

    /** The same with these headers more. */
    DoorReply with(Map<String, String> added) {
        var more = new LinkedHashMap<>(headers);
        more.putAll(added);
        return new DoorReply(status, more, body);
    }

    /** Sends it as the response over HTTP. A response that has begun cannot become this one, so it is broken off. */
    public void send(RoutingContext context) {
        var response = context.response();
        if (response.headWritten() || response.closed()) {
            response.reset();
            return;
        }
        response.setStatusCode(status);
        headers.forEach(response::putHeader);
        if (body.isEmpty()) {
            response.end();
        } else {
            response.end(body);
        }
    }
}
