package dev.gatehouse.oidc.logout;

import java.util.Optional;

import dev.gatehouse.oidc.request.RequestHandle;

/** What becomes of a logout request. */
sealed interface Farewell {

    /**
     * Nobody is signed in any more.
     *
     * @param ended whether somebody was; who was not has lost nothing
     */
    record Gone(boolean ended, Optional<String> goOn) implements Farewell {
    }

    /** The person is asked first: the application did not show that it was part of this session. */
    record Ask(RequestHandle handle, String person, Optional<String> client, Optional<String> goOn) implements Farewell {
    }
}
