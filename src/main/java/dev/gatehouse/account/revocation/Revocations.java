package dev.gatehouse.account.revocation;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.platform.database.Expiring;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** The table of what is revoked. A trigger of the table announces what is added. */
@ApplicationScoped
class Revocations implements Expiring {

    private static final String ADD = """
            insert into revocations (kind, subject, until) values (:kind, :subject, :until)
            on conflict (kind, subject) do update set until = greatest(revocations.until, excluded.until)""";

    private static final String PURGE = "delete from revocations where until < :now";

    Uni<Void> add(Revocation revocation) {
        return Panache.getSession().chain(session -> session.createNativeQuery(ADD)
                .setParameter("kind", revocation.kind().name())
                .setParameter("subject", revocation.subject())
                .setParameter("until", revocation.until())
                .executeUpdate()).replaceWithVoid();
    }

    @Override
    @WithTransaction
    public Uni<Void> purge(Instant now) {
        return Panache.getSession().chain(session -> session.createNativeQuery(PURGE)
                .setParameter("now", now)
                .executeUpdate()).replaceWithVoid();
    }
}
