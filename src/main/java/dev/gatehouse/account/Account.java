package dev.gatehouse.account;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** A person who may sign in. Only what changed is written: a new name must not undo a lock that came meanwhile. */
@Entity
@Table(name = "accounts")
@DynamicUpdate
class Account {

    @Id
    private UUID id;

    private String name;

    private byte[] handle;

    private boolean admin;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "locked_at")
    private @Nullable Instant lockedAt;

    private String roles;

    private String groups;

    @Column(name = "assigned_at")
    private @Nullable Instant assignedAt;

    protected Account() {
    }

    Account(AccountId id, DisplayName name, boolean admin, Assignments assignments, byte[] handle, Instant now) {
        this.id = id.value();
        this.name = name.value();
        this.admin = admin;
        this.handle = handle.clone();
        this.createdAt = now;
        this.roles = "";
        this.groups = "";
        if (!assignments.isEmpty()) {
            assign(assignments.updated(now));
        }
    }

    void assign(Assignments assignments) {
        roles = String.join(" ", assignments.roles());
        groups = String.join(" ", assignments.groups());
        assignedAt = assignments.updatedAt();
    }

    void rename(DisplayName chosen) {
        name = chosen.value();
    }

    /** Whether that changes anything. */
    boolean setLocked(boolean locked, Instant now) {
        var changes = locked == (lockedAt == null);
        if (changes) {
            lockedAt = locked ? now : null;
        }
        return changes;
    }

    Profile profile() {
        return new Profile(new AccountId(id), name, admin, lockedAt != null, assignments());
    }

    private Assignments assignments() {
        return Assignments.kept(roles, groups, assignedAt);
    }

    UserEntity userEntity() {
        return new UserEntity(new AccountId(id), name, handle);
    }
}
