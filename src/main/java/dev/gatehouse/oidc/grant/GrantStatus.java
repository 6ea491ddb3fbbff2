package dev.gatehouse.oidc.grant;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.account.Directory;
import dev.gatehouse.account.revocation.RevocationKind;
import dev.gatehouse.account.revocation.RevocationSet;
import dev.gatehouse.account.session.SessionLookup;
import dev.gatehouse.oidc.token.Person;
import io.smallrye.mutiny.Uni;

/** Whether a person's approval still stands: their account, and the session it was given in. */
@ApplicationScoped
public class GrantStatus {

    private final Directory directory;
    private final SessionLookup sessions;
    private final RevocationSet revocations;

    GrantStatus(Directory directory, SessionLookup sessions, RevocationSet revocations) {
        this.directory = directory;
        this.sessions = sessions;
        this.revocations = revocations;
    }

    /** What speaks against it, if anything; the session too must live. Asking counts as using the session. */
    public Uni<Optional<String>> objection(Person person) {
        if (revocations.isRevoked(RevocationKind.SESSION, person.sid().toString())) {
            return Uni.createFrom().item(Optional.of("session ended"));
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
