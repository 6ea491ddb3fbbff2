package dev.gatehouse.oidc.refresh;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import dev.gatehouse.oidc.Scopes;
import dev.gatehouse.oidc.client.Client;
import dev.gatehouse.oidc.grant.PersonColumns;
import dev.gatehouse.oidc.token.Person;

/** A refresh token with all its successors: they live and die together (RFC 9700 §4.14.2). */
@Entity
@Table(name = "refresh_families")
class RefreshFamily {

    @Id
    private UUID id;
    @Column(name = "client_id")
    private String clientId;
    @Embedded
    private PersonColumns person;
    private String scopes;
    private String resources;
    private boolean offline;
    @Column(name = "expires_at")
    private Instant expiresAt;
    @Column(name = "revoked_at")
    private @Nullable Instant revokedAt;

    protected RefreshFamily() {
    }

    RefreshFamily(UUID grantId, String clientId, Person person, Scopes scopes, List<String> resources, Instant expiresAt) {
        this.id = grantId;
        this.clientId = clientId;
        this.person = new PersonColumns(person);
        this.scopes = scopes.text();
        this.resources = String.join(" ", resources);
        this.offline = scopes.contains(Scopes.OFFLINE_ACCESS);
        this.expiresAt = expiresAt;
    }

    UUID grantId() {
        return id;
    }

    String clientId() {
        return clientId;
    }

    /** Whether it may be used while the person is not there, by a client that may ask for that (OpenID Connect Core §11). */
    boolean isOfflineFor(Client client) {
        return RefreshFamilySummary.isOffline(offline, client);
    }

    boolean isOver(Instant now) {
        return revokedAt != null || !now.isBefore(expiresAt);
    }

    void revoke(Instant now) {
        if (revokedAt == null) {
            revokedAt = now;
        }
    }

    Person person() {
        return person.person();
    }

    Scopes scopes() {
        return Scopes.parse(scopes);
    }

    List<String> resources() {
        return resources.isEmpty() ? List.of() : List.of(resources.split(" "));
    }
}
