package dev.gatehouse.platform.database;

import java.time.Instant;

import io.smallrye.mutiny.Uni;

/** Something that is kept until it expires, or a while longer. */
public interface Expiring {

    /** Deletes what has been kept long enough, in a transaction of its own. */
    Uni<Void> purge(Instant now);
}
