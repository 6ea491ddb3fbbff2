package dev.gatehouse.gateway.proxy;

import dev.gatehouse.gateway.door.RequestReader;
import dev.gatehouse.platform.network.ClientAddress;
import io.vertx.ext.web.RoutingContext;

/**
 * What an upstream is told about where a request came from. A proxy in front of us is believed when it is trusted; whatever
 * anybody else claims is replaced by what we saw.
 */
record Forwarding(String host, String scheme, String addresses) {

    static Forwarding of(RoutingContext context, boolean trusted) {
        var headers = context.request().headers();
        var peer = ClientAddress.peer(context);
        var before = String.join(", ", headers.getAll("X-Forwarded-For"));
        var claimed = headers.getAll("X-Forwarded-Proto");
        var secure = trusted && claimed.size() == 1 ? claimed.getFirst().equals("https") : context.request().isSSL();
        return new Forwarding(RequestReader.authority(context.request()), secure ? "https" : "http",
                trusted && !before.isBlank() ? before + ", " + peer : peer);
    }
}
