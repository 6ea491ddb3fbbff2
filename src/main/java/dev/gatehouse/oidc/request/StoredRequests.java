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
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** All requests that wait. They are rows, so that a person may come back to any replica. */
@ApplicationScoped
public class StoredRequests implements PanacheRepositoryBase<StoredRequest, UUID> {

    private static final String LIVE = "handleHash = ?1 and expiresAt > ?2";

    private final Randomness randomness;
    private final Ids ids;

    StoredRequests(Randomness randomness, Ids ids) {
        this.randomness = randomness;
        this.ids = ids;
    }

    public Uni<RequestHandle> keep(WaitingRequest request, Instant now) {
        OpaqueToken token = randomness.token();
        return persist(new StoredRequest(ids.next(), token.hash(), request, now)).replaceWith(new RequestHandle(token));
    }

    /** An authorization request that waits for a step, or that came by POST. */
    public Uni<WaitingRequest> requireAuthorization(RequestHandle handle, Instant now) {
        return require(handle, Set.of(Purpose.POSTED, Purpose.AUTHORIZE), now).map(StoredRequest::waiting);
    }

    /** A logout request that waits. */
    public Uni<WaitingRequest> requireLogout(RequestHandle handle, Instant now) {
        return require(handle, Set.of(Purpose.LOGOUT), now).map(StoredRequest::waiting);
    }

    /** Notes that the person said yes. */
    public Uni<Void> consent(RequestHandle handle, Instant now) {
        return require(handle, Set.of(Purpose.AUTHORIZE), now).invoke(StoredRequest::consent).replaceWithVoid();
    }

    private Uni<StoredRequest> require(RequestHandle handle, Set<Purpose> purposes, Instant now) {
        return find(LIVE, handle.token().hash().bytes(), now).firstResult().map(found -> Optional.ofNullable(found)
                .filter(request -> purposes.contains(request.waiting().purpose()))
                .orElseThrow(StoredRequests::isOver));
    }

    /** Takes a request off the waiting ones. Of two that finish it at once, the second is told that it is over. */
    public Uni<Void> finish(RequestHandle handle) {
        return delete("handleHash", (Object) handle.token().hash().bytes()).invoke(deleted -> {
            if (deleted == 0) {
                throw isOver();
            }
        }).replaceWithVoid();
    }

    Uni<Long> purge(Instant now) {
        return delete("expiresAt <= ?1", now);
    }

    /** One sentence for what never was, what is over and what belongs to somebody else. */
    public static Problem isOver() {
        return Problem.gone("request-over", "This step is over: it was finished, or it waited too long. Nothing changed. "
                + "Go back to the app and start again.");
    }
}
