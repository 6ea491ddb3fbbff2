package dev.gatehouse.platform.reply;

import io.vertx.core.json.JsonObject;

/** What a program is told of a problem (RFC 9457 §3). */
public final class ProblemJson {

    public static final String MEDIA_TYPE = "application/problem+json";

    private ProblemJson() {
    }

    /**
     * The body.
     *
     * @param code names the type of the problem, in kebab-case
     */
    public static String of(int status, String code, String title, String detail, String requestId) {
        return new JsonObject()
                .put("type", "/problems/" + code)
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .put("request_id", requestId)
                .encode();
    }
}
