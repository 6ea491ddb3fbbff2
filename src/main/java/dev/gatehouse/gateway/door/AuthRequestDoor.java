package dev.gatehouse.gateway.door;

import jakarta.inject.Singleton;

import dev.gatehouse.gateway.Decision;
import dev.gatehouse.gateway.check.Reading;
import io.vertx.ext.web.RoutingContext;

/** For proxies that know only 2xx, 401 and 403: nginx, HAProxy, Apache. What they cannot say stands in headers beside it. */
@Singleton
class AuthRequestDoor implements Door {

    private static final String PATH = "/gateway/auth-request";

    private final CheckRequestReader reader;

    AuthRequestDoor(CheckRequestReader reader) {
        this.reader = reader;
    }

    @Override
    public boolean isAt(String path) {
        return PATH.equals(path);
    }

    @Override
    public Reading read(RoutingContext context) {
        return reader.read(context, OriginalRequest::of);
    }

    @Override
    public DoorReply challenge(Decision.Challenge challenge, String requestId) {
        return RefusalReply.of(challenge.refusal(), requestId).with("X-Auth-Redirect", challenge.login().toString());
    }

    @Override
    public DoorReply refuse(Decision.Refuse refuse, String requestId) {
        var status = refuse.refusal().status();
        return status == 401 ? RefusalReply.of(refuse.refusal(), requestId)
                : RefusalReply.as(403, refuse.refusal(), requestId).with("X-Auth-Status", Integer.toString(status));
    }
}
