package dev.gatehouse.gateway.door;

import dev.gatehouse.gateway.Decision;
import dev.gatehouse.gateway.check.Reading;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;

/**
 * One way to ask about a request over HTTP: what is read from the wire, and how it is told what the judgement was. The
 * judgement is the same at all of them.
 */
public interface Door {

    boolean isAt(String path);

    Reading read(RoutingContext context);

    /**
     * What is said when it is yes: the identity, and what else this wire needs.
     *
     * @param question the headers that it was asked with
     */
    default DoorReply allow(DoorReply identity, MultiMap question) {
        return identity;
    }

    /** What is said where a browser could sign in. */
    DoorReply challenge(Decision.Challenge challenge, String requestId);

    DoorReply refuse(Decision.Refuse refuse, String requestId);

    /** Sends a browser to sign in, where a proxy passes any status on. */
    static DoorReply redirect(Decision.Challenge challenge) {
        return DoorReply.redirect(challenge.login());
    }
}
