package dev.gatehouse.oidc.authorize;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import dev.gatehouse.oidc.Scopes;

/** What a person lets an application do, until they take it back. */
@Entity
@Table(name = "oidc_consents")
@IdClass(Consent.Key.class)
class Consent {

    @Id
    @Column(name = "account_id")
    private UUID accountId;
    @Id
    @Column(name = "client_id")
    private String clientId;
    private String scopes;
    @Column(name = "granted_at")
    private Instant grantedAt;

    protected Consent() {
    }

    Scopes scopes() {
        return Scopes.parse(scopes);
    }

    /** Who, and whom. */
    static class Key implements Serializable {

        private UUID accountId;
        private String clientId;

        @SuppressWarnings("NullAway.Init") // filled by the mapper
        protected Key() {
        }

        Key(UUID accountId, String clientId) {
            this.accountId = accountId;
            this.clientId = clientId;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.accountId.equals(accountId) && key.clientId.equals(clientId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(accountId, clientId);
        }
    }
}
