package dev.gatehouse.oidc.code;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import dev.gatehouse.oidc.OidcConfig;
import dev.gatehouse.platform.Ids;
import dev.gatehouse.platform.OpaqueToken;
import dev.gatehouse.platform.Randomness;
import dev.gatehouse.platform.TokenHash;
import dev.gatehouse.platform.database.Expiring;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** The codes that are on their way, and for a while those that were used: a second use must be noticed. */
@ApplicationScoped
public class AuthorizationCodes implements PanacheRepositoryBase<AuthorizationCode, UUID>, Expiring {

    /** A late second use must still revoke what the first one brought. */
    private static final Duration KEPT = Duration.ofDays(1);

    private final Ids ids;
    private final Randomness randomness;
    private final Clock clock;
    private final OidcConfig config;

    AuthorizationCodes(Ids ids, Randomness randomness, Clock clock, OidcConfig config) {
        this.ids = ids;
        this.randomness = randomness;
        this.clock = clock;
        this.config = config;
    }

    /** Makes a code for what a person approved, in the caller's transaction. Only its hash is kept. */
    @WithTransaction
    public Uni<String> issue(ApprovedRequest approved) {
        OpaqueToken code = randomness.token();
        var expiresAt = clock.instant().plus(config.authorizationCodeLifetime());
        return persist(new AuthorizationCode(ids.next(), code.hash(), approved, expiresAt)).replaceWith(code.value());
    }

    /** The code, locked until the transaction ends: of two that redeem it at once, the second sees that it was used. */
    Uni<Optional<AuthorizationCode>> lock(TokenHash code) {
        return find("codeHash", code.bytes()).withLock(LockModeType.PESSIMISTIC_WRITE).firstResult()
                .map(Optional::ofNullable);
    }

    @Override
    @WithTransaction
    public Uni<Void> purge(Instant now) {
        return delete("expiresAt < ?1", now.minus(KEPT)).replaceWithVoid();
    }
}
