package dev.gatehouse.gateway.host;

import dev.gatehouse.gateway.door.DoorReply;
import dev.gatehouse.gateway.handoff.HostMessage;
import dev.gatehouse.platform.CurrentRequest;
import dev.gatehouse.platform.http.FetchMetadata;
import io.vertx.ext.web.RoutingContext;

/** 421 (RFC 9110 §15.5.20): nobody here serves the host of a request. A person gets a page that needs nothing of that host. */
final class UnknownHost {

    private static final int MISDIRECTED = 421;
    private static final String TITLE = "Unknown host";

    private UnknownHost() {
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
            return HostMessage.of(MISDIRECTED, TITLE, sentence, issuer, "Go to Gatehouse", requestId);
        }
        return DoorReply.problem(MISDIRECTED, "unknown-host", TITLE, sentence, requestId);
    }
}
