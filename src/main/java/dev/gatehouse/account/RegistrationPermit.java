package dev.gatehouse.account;

import java.util.UUID;

/** The permit to create a passkey. Account gives it out and redeems it; the passkey ceremony in between only carries it. */
public sealed interface RegistrationPermit {

    /** Somebody was invited and holds the single-use link. */
    record ByInvitation(UUID invitation, String name) implements RegistrationPermit {
    }

    /** A signed-in person adds a passkey to the account. */
    record ByOwner(AccountId account) implements RegistrationPermit {
    }

    /** Anybody may come, where the setting allows it. */
    record Openly(String name) implements RegistrationPermit {
    }
}
