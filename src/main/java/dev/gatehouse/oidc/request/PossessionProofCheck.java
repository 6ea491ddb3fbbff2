package dev.gatehouse.oidc.request;

import dev.gatehouse.oidc.PossessionProofs;
import dev.gatehouse.oidc.client.Client;

/** A code is not bound to a key, so who asks for that is refused and not left to believe it (RFC 9449 §10). */
final class PossessionProofCheck implements AuthorizationCheck {

    @Override
    public void check(AuthorizationRequest request, Client client) {
        request.proofs().forEach(PossessionProofs::refuseParameter);
    }
}
