package dev.gatehouse.account.notice;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.account.AccountId;
import dev.gatehouse.account.session.SignedIn;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** All notices. */
@ApplicationScoped
class Notices implements PanacheRepositoryBase<Notice, UUID> {

    private static final String SHOWN = "accountId = ?1 and (passkeyId is null or passkeyId <> ?2) and expiresAt > ?3";

    Uni<List<Notice>> shownTo(SignedIn person, Instant now) {
        return list(SHOWN + " order by at desc, id", person.account().value(), person.authentication().passkey(), now);
    }

    Uni<Long> deleteShownTo(SignedIn person, Instant now) {
        return delete(SHOWN, person.account().value(), person.authentication().passkey(), now);
    }

    Uni<Long> deleteOf(AccountId account, NoticeKind kind) {
        return delete("accountId = ?1 and kind = ?2", account.value(), kind);
    }

    Uni<Long> purge(Instant now) {
        return delete("expiresAt < ?1", now);
    }
}
