package dev.gatehouse.oidc.refresh;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.oidc.OidcConfig;
import dev.gatehouse.oidc.grant.PersonColumns;
import dev.gatehouse.oidc.token.Authorization;
import dev.gatehouse.platform.Ids;
import dev.gatehouse.platform.OpaqueToken;
import dev.gatehouse.platform.Randomness;
import dev.gatehouse.platform.TokenHash;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** The refresh tokens. */
@ApplicationScoped
public class RefreshTokens implements PanacheRepositoryBase<RefreshToken, UUID> {

    private static final String FAMILY_OF = """
            select family.id, family.clientId, family.person, family.offline
            from RefreshToken token join RefreshFamily family on family.id = token.familyId
            where token.tokenHash = :hash and family.revokedAt is null""";

    private final RefreshFamilies families;
    private final Ids ids;
    private final Randomness randomness;
    private final OidcConfig config;

    RefreshTokens(RefreshFamilies families, Ids ids, Randomness randomness, OidcConfig config) {
        this.families = families;
        this.ids = ids;
        this.randomness = randomness;
        this.config = config;
    }

    /** Begins a family. Its absolute life counts from the sign-in, so that no chain of grants prolongs it. */
    public Uni<OpaqueToken> begin(Authorization authorization, List<String> resources, Instant now) {
        var person = authorization.person().orElseThrow();
        var grantId = authorization.grantId().orElseThrow();
        OpaqueToken first = randomness.token();
        var family = new RefreshFamily(grantId, authorization.client().id(), person, authorization.scopes(), resources,
                person.authentication().at().plus(config.refreshTokenLifetime()));
        return families.persist(family)
                .chain(() -> add(grantId, first, now))
                .replaceWith(first);
    }

    Uni<Void> add(UUID family, OpaqueToken token, Instant now) {
        return persist(new RefreshToken(ids.next(), family, token.hash(), now)).replaceWithVoid();
    }

    /** Which family a token is of, unless it was revoked, without loading it: it is locked first, then both are read. */
    public Uni<Optional<RefreshFamilySummary>> familyOf(TokenHash token) {
        return getSession().chain(session -> session.createQuery(FAMILY_OF, Object[].class)
                .setParameter("hash", token.bytes()).getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row).map(found -> new RefreshFamilySummary((UUID) found[0], (String) found[1],
                        ((PersonColumns) found[2]).person(), (Boolean) found[3])));
    }

    Uni<Optional<RefreshToken>> byHash(TokenHash token) {
        return find("tokenHash", token.bytes()).firstResult().map(Optional::ofNullable);
    }
}
