package dev.gatehouse.oidc.request;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * What is remembered of a request while it waits.
 *
 * @param parameters as they were sent, form-encoded
 * @param madeAt when the request first arrived
 * @param sessionThen the session that the browser had then
 * @param consentSession the only session that may confirm it on a page of ours
 * @param consented whether the person of that session said yes
 */
public record RememberedRequest(PendingPurpose purpose, String parameters, Instant madeAt, Optional<UUID> sessionThen,
        Optional<UUID> consentSession, boolean consented) {

    public RememberedRequest {
        Objects.requireNonNull(purpose);
        Objects.requireNonNull(parameters);
        Objects.requireNonNull(madeAt);
        Objects.requireNonNull(sessionThen);
        Objects.requireNonNull(consentSession);
    }

    /** An authorization request that came by POST. */
    public static RememberedRequest posted(String parameters, Instant now) {
        return new RememberedRequest(PendingPurpose.POSTED, parameters, now, Optional.empty(), Optional.empty(), false);
    }

    /** A logout request; without a session it came by POST. */
    public static RememberedRequest logout(String parameters, Optional<UUID> consentSession, Instant now) {
        return new RememberedRequest(PendingPurpose.LOGOUT, parameters, now, Optional.empty(), consentSession, false);
    }

    /** Whether this session, and no other, may confirm it. */
    public boolean isBoundTo(UUID sid) {
        return consentSession.equals(Optional.of(sid));
    }
}
