package dev.gatehouse.oidc.logout;

import java.util.Optional;

import dev.gatehouse.oidc.request.RequestUri;

/** What becomes of a logout request. */
sealed interface LogoutOutcome {

    /**
     * Nobody is signed in any more.
     *
     * @param ended whether somebody was; who was not has lost nothing
     */
    record SignedOut(boolean ended, Optional<String> goOn) implements LogoutOutcome {
    }

    /** The person is asked first: the application did not show that it was part of this session. */
    record ConfirmationNeeded(RequestUri handle, String person, Optional<String> client,
            Optional<String> goOn) implements LogoutOutcome {
    }
}
