package dev.gatehouse.oidc.client;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.audit.Actor;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.audit.AuditTrail;
import dev.gatehouse.oidc.FormRequest;
import dev.gatehouse.oidc.OAuthError;

/** Which client calls one of our endpoints. Whoever is not believed stands in the record as a stranger. */
@ApplicationScoped
public class AuthenticatedClient {

    private final ClientAuthentication authentication;
    private final AuditTrail trail;

    AuthenticatedClient(ClientAuthentication authentication, AuditTrail trail) {
        this.authentication = authentication;
        this.trail = trail;
    }

    public Client of(FormRequest request) {
        try {
            return authentication.authenticate(request.authorization(), request.parameters());
        } catch (OAuthError refusal) {
            trail.refused(AuditEvent.refusal("oidc.client.refused", Actor.stranger(), refusal.getMessage()));
            throw refusal;
        }
    }
}
