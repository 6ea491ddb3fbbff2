package dev.gatehouse.oidc.request;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.platform.Ids;
import dev.gatehouse.platform.OpaqueToken;
import dev.gatehouse.platform.Problem;
import dev.gatehouse.platform.Randomness;
import dev.gatehouse.platform.database.Expiring;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** All requests that wait. They are rows, so that a person may come back to any replica. */
@ApplicationScoped
public class PendingRequests implements PanacheRepositoryBase<PendingRequest, UUID>, Expiring {

    private static final String LIVE = "handleHash = ?1 and expiresAt > ?2";

    private final Randomness randomness;
    private final Ids ids;

    PendingRequests(Randomness randomness, Ids ids) {
        this.randomness = randomness;
        this.ids = ids;
    }

    public Uni<RequestUri> keep(RememberedRequest request, Instant now) {
        OpaqueToken token = randomness.token();
        return persist(new PendingRequest(ids.next(), token.hash(), request, now)).replaceWith(new RequestUri(token));
    }

    /** An authorization request that waits for a step, or that came by POST. */
    public Uni<RememberedRequest> requireAuthorization(RequestUri pending, Instant now) {
        return require(pending, Set.of(PendingPurpose.POSTED, PendingPurpose.AUTHORIZE), now).map(PendingRequest::remembered);
    }

    /** A logout request that waits. */
    public Uni<RememberedRequest> requireLogout(RequestUri pending, Instant now) {
        return require(pending, Set.of(PendingPurpose.LOGOUT), now).map(PendingRequest::remembered);
    }

    /** Notes that the person said yes. */
    public Uni<Void> consent(RequestUri pending, Instant now) {
        return require(pending, Set.of(PendingPurpose.AUTHORIZE), now).invoke(PendingRequest::consent).replaceWithVoid();
    }

    private Uni<PendingRequest> require(RequestUri pending, Set<PendingPurpose> purposes, Instant now) {
        return find(LIVE, pending.token().hash().bytes(), now).firstResult().map(found -> Optional.ofNullable(found)
                .filter(request -> purposes.contains(request.remembered().purpose()))
                .orElseThrow(PendingRequests::gone));
    }

    /** Ends the wait. Of two that finish a request at once, the second is told that it is gone. */
    public Uni<Void> finish(RequestUri pending) {
        return delete("handleHash", (Object) pending.token().hash().bytes()).invoke(deleted -> {
            if (deleted == 0) {
                throw gone();
            }
        }).replaceWithVoid();
    }

    @Override
    @WithTransaction
    public Uni<Void> purge(Instant now) {
        return delete("expiresAt <= ?1", now).replaceWithVoid();
    }

    /** One sentence for what never was, what is finished and what belongs to somebody else. */
    public static Problem gone() {
        return Problem.gone("request-over", "This step is over: it was finished, or it waited too long. Nothing changed. "
                + "Go back to the app and start again.");
    }
}
