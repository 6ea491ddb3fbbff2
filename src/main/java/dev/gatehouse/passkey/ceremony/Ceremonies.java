package dev.gatehouse.passkey.ceremony;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.passkey.PasskeyConfig;
import dev.gatehouse.platform.OpaqueToken;
import dev.gatehouse.platform.Randomness;
import dev.gatehouse.platform.TokenHash;
import dev.gatehouse.platform.database.Expiring;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** All ceremonies under way. A challenge is one row, given out once and taken back once. */
@ApplicationScoped
class Ceremonies implements PanacheRepositoryBase<Ceremony, byte[]>, Expiring {

    /** Columns by name: one that a later version adds must not confuse this one, which runs beside it for a while. */
    private static final String TAKE_REGISTRATION = """
            delete from ceremonies
            where challenge_hash = :challenge and browser_hash = :browser and purpose = 'REGISTRATION'
            returning challenge_hash, browser_hash, purpose, expires_at, return_to, account_id, invitation_id, name, handle""";

    private static final String TAKE_AUTHENTICATION = """
            with taken as (
              delete from ceremonies
              where challenge_hash = :challenge and browser_hash = :browser and purpose = 'AUTHENTICATION'
              returning expires_at, return_to, account_id, number)
            select taken.expires_at as ceremony_expires_at, taken.return_to as ceremony_return_to, taken.account_id as ceremony_account_id,
              taken.number as challenge_number, nextval('passkey_events') as response_number, passkey.*
            from taken left join lateral (
              select id, account_id, credential_id, public_key, algorithm, sign_count, aaguid, transports, backup_eligible, backed_up,
                user_verified, attestation_format, rp_id, name, created_at, last_used_at, locked_at, suspension_reason, accepted_number
              from passkeys where credential_id = :credential for update) passkey on true""";

    private static final int CHALLENGE_BYTES = 32;

    private final PasskeyConfig config;
    private final Randomness randomness;
    private final Clock clock;

    Ceremonies(PasskeyConfig config, Randomness randomness, Clock clock) {
        this.config = config;
        this.randomness = randomness;
        this.clock = clock;
    }

    /** Begins a ceremony in this browser, and gives its challenge out. */
    @WithSession
    Uni<byte[]> begin(OpaqueToken browser, Ceremony ceremony) {
        byte[] challenge = randomness.bytes(CHALLENGE_BYTES);
        ceremony.begin(challenge, browser, clock.instant().plus(config.challengeTimeout()));
        return persistAndFlush(ceremony).replaceWith(challenge);
    }

    /**
     * Takes out the registration of this challenge: of any number who try at once, one gets it. Unknown, used, expired, and
     * another browser's are all the same: none.
     */
    @WithTransaction
    Uni<Optional<Ceremony>> takeRegistration(byte[] challenge, OpaqueToken browser) {
        return getSession().chain(session -> session.createNativeQuery(TAKE_REGISTRATION, Ceremony.class)
                .setParameter("challenge", TokenHash.sha256(challenge))
                .setParameter("browser", browser.hash().bytes())
                .getSingleResultOrNull())
                .map(found -> Optional.ofNullable(found).filter(ceremony -> !ceremony.isExpired(clock.instant())));
    }

    /**
     * The same for a sign-in, and in the same statement the passkey that the response names, with its row locked: who judges
     * its counter and who suspends it do so one after the other. The response gets a number: whatever challenge gets a higher
     * one is made later, on every replica.
     */
    Uni<Optional<AuthenticationCeremony>> takeAuthentication(byte[] challenge, OpaqueToken browser, byte[] credentialId) {
        return getSession().chain(session -> session
                .createNativeQuery(TAKE_AUTHENTICATION, session.getResultSetMapping(Object[].class, Ceremony.AUTHENTICATION))
                .setParameter("challenge", TokenHash.sha256(challenge))
                .setParameter("browser", browser.hash().bytes())
                .setParameter("credential", credentialId)
                .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row).map(AuthenticationCeremony::of));
    }

    @Override
    @WithTransaction
    public Uni<Void> purge(Instant now) {
        return delete("expiresAt < ?1", now).replaceWithVoid();
    }
}
