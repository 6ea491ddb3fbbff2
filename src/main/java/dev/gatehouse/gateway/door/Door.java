package dev.gatehouse.gateway.door;

import dev.gatehouse.gateway.Decision;
import dev.gatehouse.gateway.check.Reading;
import io.vertx.ext.web.RoutingContext;

/**
 * One way to ask about a request over HTTP: what is read from the wire, and how it is told what the judgement was. The
 * judgement is the same at all of them, and so is what is said when it is yes.
 */
interface Door {

    boolean isAt(String path);

    Reading read(RoutingContext context);

    /** What is said where a browser could sign in. */
    DoorReply challenge(Decision.Challenge challenge, String requestId);

    DoorReply refuse(Decision.Refuse refuse, String requestId);
}
