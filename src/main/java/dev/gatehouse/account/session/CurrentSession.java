package dev.gatehouse.account.session;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.platform.CurrentRequest;
import dev.gatehouse.platform.Front;
import dev.gatehouse.platform.Problem;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;

/** Who makes the request that is being served. */
@Front
@ApplicationScoped
public class CurrentSession {

    private final SecurityIdentity identity;

    CurrentSession(SecurityIdentity identity) {
        this.identity = identity;
    }

    public Optional<SignedIn> find() {
        return Optional.ofNullable(identity().getAttribute(SessionMechanism.SESSION));
    }

    /** The exchange outlives the request's scope: what was begun for a browser that has left goes on in its name. */
    private SecurityIdentity identity() {
        return CurrentRequest.find().map(RoutingContext::user)
                .map(user -> user instanceof QuarkusHttpUser known ? known.getSecurityIdentity() : null).orElse(identity);
    }

    /** Who it is; a 401 where it is nobody. */
    public SignedIn require() {
        return find().orElseThrow(() -> Problem.ofStatus(401));
    }
}
