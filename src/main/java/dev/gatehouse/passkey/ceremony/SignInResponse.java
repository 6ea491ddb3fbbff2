package dev.gatehouse.passkey.ceremony;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import dev.gatehouse.account.AccountId;
import dev.gatehouse.passkey.Passkey;
import dev.gatehouse.passkey.VerifiedAssertion.Order;
import dev.gatehouse.platform.ReturnTo;

/**
 * The challenge of a sign-in that has just been answered, and the passkey that answers it.
 *
 * @param askedOf whose passkeys alone may answer, where credentials were named
 * @param passkey is missing where nobody has one of that id
 */
record SignInResponse(Optional<Passkey> passkey, Instant askedUntil, ReturnTo returnTo, Optional<AccountId> askedOf,
        Order order) {

    /** As {@link Ceremony#ANSWERED} has it. */
    static SignInResponse of(Object[] row) {
        return new SignInResponse(Optional.ofNullable((Passkey) row[0]), (Instant) row[1], new ReturnTo((String) row[2]),
                Optional.ofNullable((UUID) row[3]).map(AccountId::new), new Order((Long) row[4], (Long) row[5]));
    }

    boolean isExpired(Instant now) {
        return !now.isBefore(askedUntil);
    }

    /** Where credentials were named, the answer must be one of them (WebAuthn §7.2 step 5). */
    boolean allows(AccountId owner) {
        return askedOf.isEmpty() || askedOf.get().equals(owner);
    }
}
