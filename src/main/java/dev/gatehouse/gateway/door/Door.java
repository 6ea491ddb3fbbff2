package dev.gatehouse.gateway.door;

import dev.gatehouse.gateway.Decision;
import io.vertx.ext.web.RoutingContext;

/** How one kind of asker wants to be told. */
enum Door {

    /** For who passes any status on: Traefik, Caddy. */
    CHECK("/gateway/check") {

        @Override
        void challenge(RoutingContext context, Decision.Challenge challenge) {
            context.response().setStatusCode(302).putHeader("Location", challenge.login().toString())
                    .putHeader("Cache-Control", "no-store").end();
        }

        @Override
        void refuse(RoutingContext context, Decision.Refuse refuse) {
            RefusalReply.write(context, refuse.refusal());
        }
    },

    /** For who has a token and no request: is it valid, and meant for us. No proxy asks here, as no route is judged. */
    TOKEN("/gateway/token") {

        @Override
        void challenge(RoutingContext context, Decision.Challenge challenge) {
            RefusalReply.write(context, challenge.refusal());
        }

        @Override
        void refuse(RoutingContext context, Decision.Refuse refuse) {
            RefusalReply.write(context, refuse.refusal());
        }
    },

    /** For who knows only 2xx, 401 and 403: nginx, HAProxy, Apache. */
    AUTH_REQUEST("/gateway/auth-request") {

        @Override
        void challenge(RoutingContext context, Decision.Challenge challenge) {
            context.response().putHeader("X-Auth-Redirect", challenge.login().toString());
            RefusalReply.write(context, challenge.refusal());
        }

        @Override
        void refuse(RoutingContext context, Decision.Refuse refuse) {
            var status = refuse.refusal().status();
            if (status == 401) {
                RefusalReply.write(context, refuse.refusal());
            } else {
                context.response().putHeader("X-Auth-Status", Integer.toString(status));
                RefusalReply.write(context, refuse.refusal(), 403);
            }
        }
    };

    private final String path;

    Door(String path) {
        this.path = path;
    }

    boolean isAt(String requested) {
        return path.equals(requested);
    }

    abstract void challenge(RoutingContext context, Decision.Challenge challenge);

    abstract void refuse(RoutingContext context, Decision.Refuse refuse);
}
