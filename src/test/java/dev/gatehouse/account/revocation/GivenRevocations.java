package dev.gatehouse.account.revocation;

import java.time.Instant;

/** What a replica has heard of, without a database. */
public final class GivenRevocations {

    private GivenRevocations() {
    }

    public static void revoke(RevocationSet set, RevocationKind kind, String subject) {
        set.add(new Revocation(kind, subject, Instant.MAX));
    }
}
