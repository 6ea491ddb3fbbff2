package dev.gatehouse.account.revocation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

import io.vertx.core.json.JsonObject;

/**
 * One thing that counts no longer.
 *
 * @param until when it would have expired by itself, and need not be remembered any more
 */
record Revocation(RevocationKind kind, String subject, Instant until) {

    /** Reads what the database keeps; empty for a kind of a later version, by which nothing is refused here. */
    static Optional<Revocation> of(String kind, String subject, Instant until) {
        return Stream.of(RevocationKind.values()).filter(known -> known.name().equals(kind)).findFirst()
                .map(known -> new Revocation(known, subject, until));
    }

    /** Reads what the database announces. */
    static Optional<Revocation> announced(String payload) {
        var fields = new JsonObject(payload);
        return of(fields.getString("kind"), fields.getString("subject"),
                Instant.ofEpochMilli(new BigDecimal(fields.getValue("until").toString()).movePointRight(3).longValue()));
    }
}
