package dev.gatehouse.passkey.ceremony;

import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.platform.OpaqueToken;
import dev.gatehouse.platform.TokenHash;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** All ceremonies under way. */
@ApplicationScoped
class Ceremonies implements PanacheRepositoryBase<Ceremony, byte[]> {

    private static final String TAKE = """
            delete from ceremonies
            where challenge_hash = :challenge and browser_hash = :browser and purpose = :purpose
            returning *""";

    /** Takes a ceremony out: of any number who try at once, one gets it. Another browser's is not touched. */
    Uni<Optional<Ceremony>> take(Purpose purpose, byte[] challenge, OpaqueToken browser) {
        return getSession().chain(session -> session.createNativeQuery(TAKE, Ceremony.class)
                .setParameter("challenge", TokenHash.sha256(challenge))
                .setParameter("browser", browser.hash().bytes())
                .setParameter("purpose", purpose.name())
                .getSingleResultOrNull())
                .map(Optional::ofNullable);
    }

    /** The number of an answer that has just come in. Whatever challenge gets a higher one is made later, on every replica. */
    Uni<Long> nextNumber() {
        return getSession().chain(session -> session.createNativeQuery("select nextval('passkey_events')", Long.class)
                .getSingleResult());
    }

    Uni<Long> purge(Instant now) {
        return delete("expiresAt < ?1", now);
    }
}
