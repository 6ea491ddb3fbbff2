package dev.gatehouse.oidc.logout;

import java.util.Optional;

import dev.gatehouse.account.session.SignedIn;
import dev.gatehouse.oidc.client.Client;
import dev.gatehouse.oidc.request.IdTokenHint;
import dev.gatehouse.oidc.request.RedirectUri;

/**
 * A logout request that passed the checks (RP-Initiated Logout §2, §3).
 *
 * @param client who asks, when it said so
 * @param hint the ID token it gave back, when it is one of ours
 * @param redirectUri where the browser goes afterwards, with the state; empty for a page of ours
 */
record LogoutRequest(Optional<Client> client, Optional<IdTokenHint> hint, Optional<RedirectUri> redirectUri) {

    /** Whether the hint shows that the application was part of this very session; then the person need not be asked. */
    boolean isMeantFor(SignedIn person) {
        return hint.flatMap(IdTokenHint::session).filter(person.sid()::equals).isPresent()
                && hint.get().subject().equals(person.account().toString());
    }
}
