package dev.gatehouse.oidc.authorize;

import java.time.Instant;
import java.util.Optional;

import dev.gatehouse.account.session.SignedIn;
import dev.gatehouse.oidc.request.RequestUri;

/**
 * One arrival of a request at the authorization endpoint.
 *
 * @param parameters the request as it was sent
 * @param pending the pending request, when it comes back from a step
 */
record AuthorizationAttempt(String parameters, Optional<RequestUri> pending, Progress progress, Optional<SignedIn> person,
        Instant now) {
}
