package dev.gatehouse.account.session;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.platform.TokenHash;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Reads a session from the database, and writes there that the person was seen. */
@ApplicationScoped
class SessionReading {

    private final Sessions sessions;

    SessionReading(Sessions sessions) {
        this.sessions = sessions;
    }

    @WithTransaction
    Uni<Optional<CachedSession>> read(TokenHash cookie, Instant now) {
        return sessions.visit(cookie, now);
    }

    @WithTransaction
    Uni<Boolean> use(UUID sid, Instant now) {
        return sessions.use(sid, now);
    }
}
