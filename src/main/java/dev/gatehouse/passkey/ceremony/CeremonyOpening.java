package dev.gatehouse.passkey.ceremony;

import java.time.Clock;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.account.AccountId;
import dev.gatehouse.account.RegistrationPermit;
import dev.gatehouse.passkey.CollectedClientData;
import dev.gatehouse.passkey.PasskeyConfig;
import dev.gatehouse.passkey.VerificationFailed;
import dev.gatehouse.platform.OpaqueToken;
import dev.gatehouse.platform.Randomness;
import dev.gatehouse.platform.ReturnTo;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Gives challenges out, and takes each back once. A challenge is one row, and needs no transaction around it. */
@ApplicationScoped
class CeremonyOpening {

    private static final int CHALLENGE_BYTES = 32;

    private final Ceremonies ceremonies;
    private final PasskeyConfig config;
    private final Randomness randomness;
    private final Clock clock;

    CeremonyOpening(Ceremonies ceremonies, PasskeyConfig config, Randomness randomness, Clock clock) {
        this.ceremonies = ceremonies;
        this.config = config;
        this.randomness = randomness;
        this.clock = clock;
    }

    @WithSession
    Uni<byte[]> signIn(OpaqueToken browser, ReturnTo returnTo) {
        byte[] challenge = randomness.bytes(CHALLENGE_BYTES);
        return ceremonies
                .persistAndFlush(Ceremony.signIn(challenge, browser, returnTo, clock.instant(), config.challengeTimeout()))
                .replaceWith(challenge);
    }

    @WithSession
    Uni<byte[]> confirmation(OpaqueToken browser, ReturnTo returnTo, AccountId person) {
        byte[] challenge = randomness.bytes(CHALLENGE_BYTES);
        return ceremonies.persistAndFlush(Ceremony.confirmation(challenge, browser, returnTo, person, clock.instant(),
                config.challengeTimeout())).replaceWith(challenge);
    }

    @WithSession
    Uni<byte[]> registration(OpaqueToken browser, RegistrationPermit permit, byte[] handle) {
        byte[] challenge = randomness.bytes(CHALLENGE_BYTES);
        return ceremonies
                .persistAndFlush(
                        Ceremony.registration(challenge, browser, permit, handle, clock.instant(), config.challengeTimeout()))
                .replaceWith(challenge);
    }

    /**
     * Consumes the ceremony that a registration answers. Unknown, used, expired, and another browser's are all the same: none.
     */
    @WithTransaction
    Uni<Optional<Ceremony>> take(byte[] clientDataJson, OpaqueToken browser) {
        byte[] challenge;
        try {
            challenge = CollectedClientData.parse(clientDataJson).challenge();
        } catch (VerificationFailed unreadable) {
            return Uni.createFrom().failure(unreadable);
        }
        return ceremonies.take(CeremonyType.REGISTRATION, challenge, browser)
                .map(found -> found.filter(ceremony -> !ceremony.isExpired(clock.instant())));
    }
}
