package dev.gatehouse.oidc.token;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.audit.Actor;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.audit.AuditTrail;
import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.client.Client;
import dev.gatehouse.oidc.client.ClientAuthentication;

/** Which client calls an endpoint of this package. Whoever is not believed stands in the record as a stranger. */
@ApplicationScoped
class AuthenticatedClient {

    private final ClientAuthentication authentication;
    private final AuditTrail trail;

    AuthenticatedClient(ClientAuthentication authentication, AuditTrail trail) {
        this.authentication = authentication;
        this.trail = trail;
    }

    Client of(FormRequest request) {
        try {
            return authentication.authenticate(request.authorization(), request.parameters());
        } catch (OAuthError refusal) {
            trail.refused(AuditEvent.refusal("oidc.client.refused", Actor.stranger(), refusal.getMessage()));
            throw refusal;
        }
    }
}
