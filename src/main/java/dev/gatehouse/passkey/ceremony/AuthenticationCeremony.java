package dev.gatehouse.passkey.ceremony;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import dev.gatehouse.account.AccountId;
import dev.gatehouse.passkey.Passkey;
import dev.gatehouse.passkey.VerifiedAssertion.Order;
import dev.gatehouse.platform.ReturnTo;

/**
 * A sign-in whose challenge has just been taken, and the passkey that its response names.
 *
 * @param allowed whose passkeys alone are allowed, where credentials were named
 * @param passkey is missing where nobody has one of that id
 */
record AuthenticationCeremony(Optional<Passkey> passkey, Instant expiresAt, ReturnTo returnTo, Optional<AccountId> allowed,
        Order order) {

    /** As {@link Ceremony#AUTHENTICATION} has it. */
    static AuthenticationCeremony of(Object[] row) {
        return new AuthenticationCeremony(Optional.ofNullable((Passkey) row[0]), (Instant) row[1],
                new ReturnTo((String) row[2]),
                Optional.ofNullable((UUID) row[3]).map(AccountId::new), new Order((Long) row[4], (Long) row[5]));
    }

    boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    /** Where credentials were named, the response must name one of them (WebAuthn §7.2 step 5). */
    boolean allows(AccountId owner) {
        return allowed.isEmpty() || allowed.get().equals(owner);
    }
}
