package dev.gatehouse.oidc.code;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import dev.gatehouse.oidc.Scopes;
import dev.gatehouse.oidc.grant.PersonColumns;
import dev.gatehouse.oidc.request.CodeChallenge;
import dev.gatehouse.oidc.token.Person;
import dev.gatehouse.platform.TokenHash;

/** A code on its way from a person's approval to the client (RFC 6749 §4.1.2). Its id names the grant for all that follows. */
@Entity
@Table(name = "authorization_codes")
class AuthorizationCode {

    @Id
    private UUID id;
    @Column(name = "code_hash")
    private byte[] codeHash;
    @Column(name = "client_id")
    private String clientId;
    @Column(name = "redirect_uri")
    private String redirectUri;
    @Embedded
    private PersonColumns person;
    private String scopes;
    private String resources;
    private @Nullable String nonce;
    private @Nullable String challenge;
    @Column(name = "expires_at")
    private Instant expiresAt;
    @Column(name = "used_at")
    private @Nullable Instant usedAt;

    protected AuthorizationCode() {
    }

    AuthorizationCode(UUID id, TokenHash code, ApprovedRequest approved, Instant expiresAt) {
        this.id = id;
        this.codeHash = code.bytes();
        this.clientId = approved.clientId();
        this.redirectUri = approved.redirectUri();
        this.person = new PersonColumns(new Person(approved.subject(), approved.sid(), approved.authentication()));
        this.scopes = approved.scopes().text();
        this.resources = String.join(" ", approved.resources());
        this.nonce = approved.nonce().orElse(null);
        this.challenge = approved.challenge().map(CodeChallenge::value).orElse(null);
        this.expiresAt = expiresAt;
    }

    /** The grant that this code began. */
    UUID grantId() {
        return id;
    }

    boolean belongsTo(String client) {
        return clientId.equals(client);
    }

    boolean isFor(String uri) {
        return redirectUri.equals(uri);
    }

    boolean isUsed() {
        return usedAt != null;
    }

    boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    void use(Instant now) {
        usedAt = now;
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

    Optional<String> nonce() {
        return Optional.ofNullable(nonce);
    }

    Optional<CodeChallenge> challenge() {
        return Optional.ofNullable(challenge).map(CodeChallenge::new);
    }
}
