package dev.gatehouse.oidc.grant;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.account.Directory;
import dev.gatehouse.account.session.SessionLookup;
import dev.gatehouse.oidc.token.ActiveTokens;
import dev.gatehouse.oidc.token.Person;
import io.smallrye.mutiny.Uni;

/** Whether a person's approval still stands: their account, and the session it was given in. */
@ApplicationScoped
public class GrantStatus {

    private final Directory directory;
    private final SessionLookup sessions;
    private final ActiveTokens active;

    GrantStatus(Directory directory, SessionLookup sessions, ActiveTokens active) {
        this.directory = directory;
        this.sessions = sessions;
        this.active = active;
    }

    /** What speaks against it, if anything; the session too must live. Asking counts as using the session. */
    public Uni<Optional<String>> objection(Person person) {
        var revoked = active.objectionToSession(person.sid().toString());
        if (revoked.isPresent()) {
            return Uni.createFrom().item(revoked);
        }
        return offlineObjection(person).chain(objection -> objection.isPresent()
                ? Uni.createFrom().item(objection)
                : sessions.use(person.sid()).map(lives -> lives ? Optional.empty() : Optional.of("session over")));
    }

    /** What speaks against it, if anything; the session does not matter ({@code offline_access}). */
    public Uni<Optional<String>> offlineObjection(Person person) {
        return directory.findUnlocked(person.account())
                .map(found -> found.isPresent() ? Optional.empty() : Optional.of("account locked or gone"));
    }
}
