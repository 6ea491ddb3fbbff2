package dev.gatehouse.account.revocation;

import java.math.BigDecimal;
import java.time.Instant;

import io.vertx.core.json.JsonObject;

/**
 * One thing that counts no longer.
 *
 * @param until when it would have expired by itself, and need not be remembered any more
 */
record Revocation(RevocationKind kind, String subject, Instant until) {

    /** Reads what the database announces. */
    static Revocation announced(String payload) {
        var fields = new JsonObject(payload);
        return new Revocation(RevocationKind.valueOf(fields.getString("kind")), fields.getString("subject"),
                Instant.ofEpochMilli(new BigDecimal(fields.getValue("until").toString()).movePointRight(3).longValue()));
    }
}
