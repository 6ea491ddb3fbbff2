package dev.gatehouse.testing;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.account.invitation.Inviting;
import dev.gatehouse.account.session.SessionLookup;
import io.quarkus.arc.Unremovable;

/** Holds the fronts that {@link SignedInPerson} looks up, so that the build keeps them. */
@Unremovable
@ApplicationScoped
public class FrontDesk {

    private final Inviting inviting;
    private final SessionLookup sessions;

    FrontDesk(Inviting inviting, SessionLookup sessions) {
        this.inviting = inviting;
        this.sessions = sessions;
    }

    Inviting inviting() {
        return inviting;
    }

    SessionLookup sessions() {
        return sessions;
    }
}
