package dev.gatehouse.oidc.authorize;

import java.time.Instant;
import java.util.LinkedHashSet;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.account.AccountId;
import dev.gatehouse.oidc.Scopes;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** All consents: one for each person and application. */
@ApplicationScoped
class Consents implements PanacheRepositoryBase<Consent, Consent.Key> {

    private static final String WRITE = """
            insert into oidc_consents (account_id, client_id, scopes, granted_at) values (:account, :client, :scopes, :now)
            on conflict (account_id, client_id) do update set scopes = excluded.scopes, granted_at = excluded.granted_at""";

    /** Everything that was allowed so far. */
    Uni<Scopes> of(AccountId account, String client) {
        return find("accountId = ?1 and clientId = ?2", account.value(), client).firstResult()
                .map(found -> found == null ? Scopes.NONE : found.scopes());
    }

    /** Allows these scopes too. */
    Uni<Void> allow(AccountId account, String client, Scopes more, Instant now) {
        return of(account, client).chain(known -> {
            var all = new LinkedHashSet<>(known.values());
            all.addAll(more.values());
            return getSession().chain(session -> session.createNativeQuery(WRITE)
                    .setParameter("account", account.value())
                    .setParameter("client", client)
                    .setParameter("scopes", Scopes.of(all).text())
                    .setParameter("now", now)
                    .executeUpdate());
        }).replaceWithVoid();
    }
}
