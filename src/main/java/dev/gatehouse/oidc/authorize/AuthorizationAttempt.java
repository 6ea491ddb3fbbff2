package dev.gatehouse.oidc.authorize;

import java.time.Instant;
import java.util.Optional;

import dev.gatehouse.account.session.SignedIn;
import dev.gatehouse.oidc.OAuthParameters;
import dev.gatehouse.oidc.request.RequestUri;

/**
 * One arrival of a request at the authorization endpoint.
 *
 * @param text
 *        the request as it was sent
 * @param handle
 *        of the stored request, when it comes back from a step
 */
record AuthorizationAttempt(OAuthParameters sent, String text, Optional<RequestUri> handle, Progress progress,
        Optional<SignedIn> person, Instant now) {
}
