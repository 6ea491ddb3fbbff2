package dev.gatehouse.account.session;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.platform.Front;
import dev.gatehouse.platform.Problem;
import io.quarkus.security.identity.SecurityIdentity;

/** Who makes the request that is being served. */
@Front
@ApplicationScoped
public class CurrentSession {

    private final SecurityIdentity identity;

    CurrentSession(SecurityIdentity identity) {
        this.identity = identity;
    }

    public Optional<SignedIn> find() {
        return Optional.ofNullable(identity.getAttribute(SessionMechanism.SESSION));
    }

    /** Who it is; a 401 where it is nobody. */
    public SignedIn require() {
        return find().orElseThrow(
                () -> Problem.unauthorized("sign-in-needed", "You need to be signed in for this. Sign in, then try again."));
    }
}
