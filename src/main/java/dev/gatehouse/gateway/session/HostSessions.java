package dev.gatehouse.gateway.session;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.gateway.HostName;
import dev.gatehouse.platform.Ids;
import dev.gatehouse.platform.OpaqueToken;
import dev.gatehouse.platform.Randomness;
import dev.gatehouse.platform.TokenHash;
import dev.gatehouse.platform.database.Expiring;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** All sessions at protected hosts. */
@ApplicationScoped
public class HostSessions implements PanacheRepositoryBase<HostSession, UUID>, Expiring {

    private final Ids ids;
    private final Randomness randomness;

    HostSessions(Ids ids, Randomness randomness) {
        this.ids = ids;
        this.randomness = randomness;
    }

    /**
     * Begins a session with a cookie of its own, whatever the browser came with. The one before it is deleted: a session of the
     * issuer is that of one browser, which keeps one cookie of each host.
     *
     * @param sid the session that it comes from, which the caller's transaction keeps alive
     */
    @WithTransaction
    public Uni<OpaqueToken> start(HostName host, UUID sid, Instant expiresAt) {
        var cookie = randomness.token();
        return delete("sid = ?1 and host = ?2", sid, host.value())
                .chain(() -> persist(new HostSession(ids.next(), cookie.hash(), host, sid, expiresAt))).replaceWith(cookie);
    }

    @WithSession
    Uni<Optional<HostSessionLookup.Remembered>> find(TokenHash cookie) {
        return find("tokenHash", (Object) cookie.bytes()).firstResult()
                .map(found -> Optional.ofNullable(found).map(HostSession::remembered));
    }

    @Override
    @WithTransaction
    public Uni<Void> purge(Instant now) {
        return delete("expiresAt < ?1", now).replaceWithVoid();
    }
}
