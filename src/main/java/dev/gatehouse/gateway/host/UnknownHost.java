package dev.gatehouse.gateway.host;

import java.util.Map;

import dev.gatehouse.gateway.door.DoorReply;
import dev.gatehouse.platform.CurrentRequest;
import dev.gatehouse.platform.http.FetchMetadata;
import dev.gatehouse.platform.reply.Replies;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;

/** 421 (RFC 9110 §15.5.20): nobody here serves the host of a request. A person gets a page that needs nothing of that host. */
final class UnknownHost {

    private static final int MISDIRECTED = 421;
    private static final String TITLE = "Unknown host";
    private static final Map<String, String> PAGE_HEADERS = Map.of("Content-Type", "text/html;charset=UTF-8",
            "Cache-Control", Replies.NO_STORE, "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'");

    private UnknownHost() {
    }

    /** Template {@code gateway/unknown-host-page.html}. */
    @CheckedTemplate(basePath = "gateway", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record UnknownHostPage(String title, String sentence, String issuer, String requestId) implements TemplateInstance {
    }

    /**
     * The reply to a request for a host.
     *
     * @param judged whether routes name the host, for somebody else's proxy to ask about
     */
    static DoorReply reply(RoutingContext context, boolean judged, String issuer) {
        var requestId = CurrentRequest.id(context);
        var sentence = judged
                ? "Requests for this host are judged here for the proxy that serves it. Gatehouse itself passes none on:"
                        + " no route of this host names an upstream."
                : "No site of that name is served here. Gatehouse itself is at " + issuer + ".";
        if (FetchMetadata.isNavigation(context.request().method().name(), context.request().headers())) {
            return new DoorReply(MISDIRECTED, PAGE_HEADERS, new UnknownHostPage(TITLE, sentence, issuer, requestId).render());
        }
        return DoorReply.problem(MISDIRECTED, "unknown-host", TITLE, sentence, requestId);
    }
}
