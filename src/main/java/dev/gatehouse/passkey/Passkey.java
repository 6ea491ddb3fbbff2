package dev.gatehouse.passkey;

import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

import dev.gatehouse.account.AccountId;
import dev.gatehouse.account.Authentication;
import dev.gatehouse.account.DisplayName;

/**
 * A credential of a person: everything WebAuthn §4 ("credential record") asks to keep, and its name. Only what changed is
 * written: a new name must not undo a counter.
 */
@Entity
@DynamicUpdate
@Table(name = "passkeys")
public class Passkey {

    /**
     * No statement is asked for and none is verified: what an authenticator claims of itself unasked is worth as much as no
     * claim (§7.1 step 24, "None").
     */
    private static final String NOT_ATTESTED = "none";

    /**
     * A person was present and verified, so two factors; proof of possession of a key that no attestation shows to be in
     * hardware (RFC 8176).
     */
    private static final List<String> AMR = List.of("user", "mfa", "pop", "swk");

    @Id
    private UUID id;

    @Column(name = "account_id")
    private UUID accountId;

    @Column(name = "credential_id")
    private byte[] credentialId;

    @Column(name = "public_key")
    private byte[] publicKey;

    @SuppressWarnings("UnusedVariable") // for who reads the table: the key itself names its algorithm
    private int algorithm;

    @Column(name = "sign_count")
    private long signCount;

    private UUID aaguid;

    private String transports;

    @Column(name = "backup_eligible")
    private boolean backupEligible;

    @Column(name = "backed_up")
    private boolean backedUp;

    @Column(name = "user_verified")
    private boolean userVerified;

    @Column(name = "attestation_format")
    private String attestationFormat;

    @Column(name = "rp_id")
    private String rpId;

    private String name;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "last_used_at")
    private @Nullable Instant lastUsedAt;

    @Column(name = "locked_at")
    private @Nullable Instant suspendedAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "suspension_reason")
    private Suspension.@Nullable Reason suspensionReason;

    @Column(name = "accepted_number")
    private long acceptedNumber;

    protected Passkey() {
    }

    public Passkey(UUID id, AccountId owner, VerifiedCredential credential, String rpId, Instant now) {
        this.id = id;
        this.accountId = owner.value();
        this.credentialId = credential.id();
        this.publicKey = credential.publicKey();
        this.algorithm = credential.algorithm();
        this.signCount = credential.signCount();
        this.aaguid = credential.aaguid();
        this.transports = String.join(" ", new TreeSet<>(credential.transports()));
        this.backupEligible = credential.backupEligible();
        this.backedUp = credential.backedUp();
        this.userVerified = credential.userVerified();
        this.attestationFormat = NOT_ATTESTED;
        this.rpId = rpId;
        this.name = PasskeyProviders.nameOf(credential.aaguid())
                .orElseGet(() -> PasskeyKind.of(credential.transports(), credential.backupEligible()).suggestedName());
        this.createdAt = now;
    }

    public UUID id() {
        return id;
    }

    public AccountId owner() {
        return new AccountId(accountId);
    }

    public boolean isSuspended() {
        return suspendedAt != null;
    }

    /** Whether it is this one, and opens its account. */
    public boolean isWorking(UUID passkey) {
        return id.equals(passkey) && !isSuspended();
    }

    public CredentialRecord record() {
        return new CredentialRecord(credentialId, publicKey, aaguid, backupEligible, backedUp);
    }

    /** What a sign-in with it, with user verification, is worth. */
    public Authentication authentication(Instant now) {
        return new Authentication(now, Authentication.PHISHING_RESISTANT, AMR, id);
    }

    /** What a browser needs to recognise it (WebAuthn §5.8.3). */
    public CredentialDescriptor descriptor() {
        return new CredentialDescriptor(credentialId.clone(),
                transports.isEmpty() ? List.of() : List.of(transports.split(" ")));
    }

    public PasskeySummary summary() {
        var provider = PasskeyProviders.nameOf(aaguid).filter(named -> !named.equals(name)).orElse(null);
        return new PasskeySummary(id, name, provider, backupEligible, suspension(), createdAt, lastUsedAt);
    }

    void rename(DisplayName chosen) {
        name = chosen.value();
    }

    /** Takes note of a use; the counter never goes back. What a copy did is noted by {@link #suspend}. */
    public SignCounter use(VerifiedAssertion assertion, VerifiedAssertion.Order order, Instant now) {
        var verdict = SignCounter.judge(signCount, assertion.signCount(), backupEligible, order.challenge() > acceptedNumber);
        if (verdict != SignCounter.CLONED) {
            signCount = Math.max(signCount, assertion.signCount());
            acceptedNumber = Math.max(acceptedNumber, order.response());
            backedUp = assertion.backedUp();
            lastUsedAt = now;
        }
        return verdict;
    }

    void suspend(Suspension.Reason reason, Instant now) {
        suspendedAt = now;
        suspensionReason = reason;
    }

    /** It signs in again, and counts anew: whoever has used it last may have been the copy. */
    void reinstate() {
        suspendedAt = null;
        suspensionReason = null;
        signCount = 0;
    }

    private @Nullable Suspension suspension() {
        return suspendedAt != null
                ? new Suspension(suspendedAt,
                        suspensionReason == null ? Suspension.Reason.CLONE_SUSPECTED : suspensionReason)
                : null;
    }
}
