package dev.gatehouse.keys.rotation;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** The stored keys. */
@ApplicationScoped
class SigningKeys implements PanacheRepositoryBase<SigningKey, String> {

    private static final long LOCK = 0x6b657973;

    /** Waits for its turn: until the transaction ends, no other replica changes the keys. */
    Uni<List<SigningKey>> lockAll() {
        return getSession()
                .chain(session -> session.createNativeQuery("select pg_advisory_xact_lock(:lock)::text", String.class)
                        .setParameter("lock", LOCK).getSingleResult())
                .chain(locked -> listAll());
    }
}
