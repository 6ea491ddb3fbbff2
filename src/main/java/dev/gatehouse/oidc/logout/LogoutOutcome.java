package dev.gatehouse.oidc.logout;

import java.util.Optional;

import dev.gatehouse.oidc.request.RedirectUri;
import dev.gatehouse.oidc.request.RequestUri;

/** What becomes of a logout request. */
sealed interface LogoutOutcome {

    /**
     * Nobody is signed in any more.
     *
     * @param ended whether somebody was; who was not has lost nothing
     */
    record SignedOut(boolean ended, Optional<RedirectUri> redirectUri) implements LogoutOutcome {
    }

    /** The person is asked first: the application did not show that it was part of this session. */
    record ConfirmationNeeded(RequestUri pending, String person, Optional<String> client,
            Optional<RedirectUri> redirectUri) implements LogoutOutcome {
    }
}
