package dev.gatehouse.account.revocation;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.platform.Front;

/** What this replica knows to be revoked, and how old that knowledge is. Answers from memory. */
@Front
@ApplicationScoped
public class RevocationFeed {

    private final RevocationSet revoked;
    private final RevocationListener line;

    RevocationFeed(RevocationSet revoked, RevocationListener line) {
        this.revoked = revoked;
        this.line = line;
    }

    public boolean isRevoked(RevocationKind kind, String subject) {
        return revoked.contains(kind, subject);
    }

    /** The time since the database last proved that nothing announced was missed; about a second while all is well. */
    public Duration age() {
        return line.age();
    }
}
