package dev.gatehouse.account.revocation;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.account.AccountId;
import dev.gatehouse.platform.Front;
import dev.gatehouse.platform.database.AfterCommit;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Takes something out of force, everywhere. */
@Front
@ApplicationScoped
public class Revoker {

    private final Revocations revocations;
    private final RevocationSet revoked;

    Revoker(Revocations revocations, RevocationSet revoked) {
        this.revocations = revocations;
        this.revoked = revoked;
    }

    /**
     * Revokes in the caller's transaction; the other replicas hear of it at its commit. This replica counts it then too, before
     * the response goes out; were the transaction to fail, nothing has ended.
     *
     * @param until when the subject would have expired by itself
     */
    @WithTransaction
    public Uni<Void> revoke(RevocationKind kind, String subject, Instant until) {
        var revocation = new Revocation(kind, subject, until);
        return revocations.add(revocation).invoke(() -> AfterCommit.run(() -> revoked.add(revocation)));
    }

    /**
     * Takes what was said of a person's roles and groups out of force in the same way, now that they are as of
     * {@code updatedAt}.
     */
    @WithTransaction
    public Uni<Void> outdate(AccountId account, Instant updatedAt) {
        return revoke(RevocationKind.ASSIGNMENTS, account.toString(), updatedAt.plus(RevocationSet.LONGEST_MEMORY));
    }
}
