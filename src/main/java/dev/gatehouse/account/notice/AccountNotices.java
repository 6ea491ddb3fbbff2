package dev.gatehouse.account.notice;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.account.AccountId;
import dev.gatehouse.account.session.SignedIn;
import dev.gatehouse.platform.Front;
import dev.gatehouse.platform.Ids;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Tells people what others did to their account. */
@Front
@ApplicationScoped
public class AccountNotices {

    private final Notices notices;
    private final Ids ids;
    private final Clock clock;

    AccountNotices(Notices notices, Ids ids, Clock clock) {
        this.notices = notices;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Tells a person, wherever they are signed in and in the caller's transaction. What was told in the past goes, so that
     * nothing piles up.
     *
     * @param passkey whoever is signed in with this one did it, and need not be told
     */
    @WithTransaction
    public Uni<Void> tell(AccountId account, NoticeKind kind, Optional<UUID> passkey) {
        var now = clock.instant();
        return notices.purge(now)
                .chain(() -> notices.persist(new Notice(ids.next(), account, kind, passkey.orElse(null), now)))
                .replaceWithVoid();
    }

    /** Takes back what is not so any more. */
    @WithTransaction
    public Uni<Void> takeBack(AccountId account, NoticeKind kind) {
        return notices.deleteOf(account, kind).replaceWithVoid();
    }

    /** What this person has not seen yet, the newest first. */
    @WithSession
    public Uni<List<NoticeSummary>> of(SignedIn person) {
        return notices.shownTo(person, clock.instant()).map(shown -> shown.stream().map(Notice::summary).toList());
    }

    /** The person has seen what there is. */
    @WithTransaction
    public Uni<Void> seen(SignedIn person) {
        return notices.deleteShownTo(person, clock.instant()).replaceWithVoid();
    }
}
