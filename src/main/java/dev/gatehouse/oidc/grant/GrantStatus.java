package dev.gatehouse.oidc.grant;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.account.Directory;
import dev.gatehouse.account.session.SessionLookup;
import dev.gatehouse.oidc.token.Person;
import io.smallrye.mutiny.Uni;

/** Whether a person's approval still stands: their account, and the session it was given in. */
@ApplicationScoped
public class GrantStatus {

    private final Directory directory;
    private final SessionLookup sessions;

    GrantStatus(Directory directory, SessionLookup sessions) {
        this.directory = directory;
        this.sessions = sessions;
    }

    /** What speaks against it, if anything; the session too must live. Asking counts as using the session. */
    public Uni<Optional<String>> objection(Person person) {
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
