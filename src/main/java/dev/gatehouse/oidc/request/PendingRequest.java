package dev.gatehouse.oidc.request;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import dev.gatehouse.platform.TokenHash;

/** A request that waits. Its handle is the only key to it. */
@Entity
@Table(name = "oidc_stored_requests")
class PendingRequest {

    @Id
    private UUID id;
    @Column(name = "handle_hash")
    private byte[] handleHash;
    @Enumerated(EnumType.STRING)
    private PendingPurpose purpose;
    private String parameters;
    @Column(name = "made_at")
    private Instant madeAt;
    @Column(name = "session_then")
    private @Nullable UUID sessionThen;
    @Column(name = "consent_session")
    private @Nullable UUID consentSession;
    private boolean consented;
    @Column(name = "expires_at")
    private Instant expiresAt;

    protected PendingRequest() {
    }

    PendingRequest(UUID id, TokenHash handle, RememberedRequest request, Instant now) {
        this.id = id;
        handleHash = handle.bytes();
        purpose = request.purpose();
        parameters = request.parameters();
        madeAt = request.madeAt();
        sessionThen = request.sessionThen().orElse(null);
        consentSession = request.consentSession().orElse(null);
        consented = request.consented();
        expiresAt = now.plus(request.purpose().life());
    }

    void consent() {
        consented = true;
    }

    RememberedRequest remembered() {
        return new RememberedRequest(purpose, parameters, madeAt, Optional.ofNullable(sessionThen),
                Optional.ofNullable(consentSession), consented);
    }
}
