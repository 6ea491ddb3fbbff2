package dev.gatehouse.oidc.authorize;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import dev.gatehouse.account.session.SignedIn;
import dev.gatehouse.oidc.request.PendingPurpose;
import dev.gatehouse.oidc.request.RememberedRequest;

/**
 * Which steps of a request are proven. Nothing here comes from a parameter: it is what was stored when the request arrived,
 * compared with the session that is there now.
 *
 * @param madeAt when the request arrived
 * @param sessionThen the session that the browser had then
 * @param consentedIn the session in which the person said yes to this very request
 */
record Progress(Instant madeAt, Optional<UUID> sessionThen, Optional<UUID> consentedIn) {

    /** Clocks of two replicas may differ by so much. */
    private static final Duration SKEW = Duration.ofSeconds(5);

    /** A request that just arrived. */
    static Progress none(Optional<SignedIn> person, Instant now) {
        return new Progress(now, person.map(SignedIn::sid), Optional.empty());
    }

    /** A request that comes back from a step; one that came by POST has made none yet. */
    static Progress of(RememberedRequest request, Optional<SignedIn> person, Instant now) {
        return request.purpose() == PendingPurpose.POSTED ? none(person, now)
                : new Progress(request.madeAt(), request.sessionThen(),
                        request.consentSession().filter(sid -> request.consented()));
    }

    /** Whether the person signed in for this request: after it arrived, in a session that was not there then. */
    boolean hasFreshSignIn(SignedIn person) {
        return !sessionThen.equals(Optional.of(person.sid()))
                && !person.authentication().at().isBefore(madeAt.minus(SKEW));
    }

    boolean hasConsentOf(SignedIn person) {
        return consentedIn.equals(Optional.of(person.sid()));
    }
}
