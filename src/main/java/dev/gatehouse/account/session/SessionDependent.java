package dev.gatehouse.account.session;

import java.util.Optional;
import java.util.UUID;

import dev.gatehouse.account.AccountId;
import dev.gatehouse.audit.Actor;
import io.smallrye.mutiny.Uni;

/**
 * A seam: what was handed out on the strength of a sign-in and may outlive its session, but not the person's wish to be signed
 * out everywhere, nor the passkey that it came from. Called in the transaction that ends the sessions.
 */
public interface SessionDependent {

    /** Ends what an account has, but what came of the session that is named. */
    Uni<Void> endAllOf(AccountId account, Optional<UUID> exceptSid, Actor by, String reason);

    /** Ends what came of a passkey. */
    Uni<Void> endAllFrom(UUID passkey, Actor by, String reason);
}
