package dev.gatehouse.gateway.host;

import dev.gatehouse.gateway.door.RefusalReply;
import dev.gatehouse.gateway.door.RequestReader;
import dev.gatehouse.platform.RequestIdFilter;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;

/** 421 (RFC 9110 §15.5.20): nobody here serves the host of a request. A person gets a page that needs nothing of that host. */
final class UnknownHost {

    private static final int MISDIRECTED = 421;
    private static final String TITLE = "Unknown host";

    private UnknownHost() {
    }

    /** Template {@code gateway/unknown-host-page.html}. */
    @CheckedTemplate(basePath = "gateway", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record UnknownHostPage(String title, String sentence, String issuer, String requestId) implements TemplateInstance {
    }

    /**
     * Answers a request for a host.
     *
     * @param judged
     *        whether routes name the host, for somebody else's proxy to ask about
     */
    static void answer(RoutingContext context, boolean judged, String issuer) {
        var sentence = judged
                ? "Requests for this host are judged here for the proxy that serves it. Gatehouse itself passes none on:"
                        + " no route of this host names an upstream."
                : "No site of that name is served here. Gatehouse itself is at " + issuer + ".";
        if (RequestReader.isNavigation(context.request().method().name(), context.request().headers())) {
            context.response().setStatusCode(MISDIRECTED).putHeader("Content-Type", "text/html;charset=UTF-8")
                    .putHeader("Cache-Control", "no-store").putHeader("Content-Security-Policy",
                            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'")
                    .end(new UnknownHostPage(TITLE, sentence, issuer, RequestIdFilter.of(context)).render());
        } else {
            RefusalReply.problem(context, MISDIRECTED, "unknown-host", TITLE, sentence);
        }
    }
}
