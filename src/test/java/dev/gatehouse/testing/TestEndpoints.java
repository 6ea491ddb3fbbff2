package dev.gatehouse.testing;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.account.invitation.InvitationIssuer;
import dev.gatehouse.account.session.SessionLookup;
import io.quarkus.arc.Unremovable;

/** Holds the fronts that {@link SignedInPerson} looks up, so that the build keeps them. */
@Unremovable
@ApplicationScoped
public class TestEndpoints {

    private final InvitationIssuer inviting;
    private final SessionLookup sessions;

    TestEndpoints(InvitationIssuer inviting, SessionLookup sessions) {
        this.inviting = inviting;
        this.sessions = sessions;
    }

    InvitationIssuer inviting() {
        return inviting;
    }

    SessionLookup sessions() {
        return sessions;
    }
}
