package dev.gatehouse.account.session;

import java.time.Clock;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.account.AccountConfig;
import dev.gatehouse.account.AccountId;
import dev.gatehouse.account.SessionSummary;
import dev.gatehouse.platform.Front;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;

/** Where a person is signed in. */
@Front
@ApplicationScoped
public class ActiveSessions {

    private final Sessions sessions;
    private final AccountConfig config;
    private final Clock clock;

    ActiveSessions(Sessions sessions, AccountConfig config, Clock clock) {
        this.sessions = sessions;
        this.config = config;
        this.clock = clock;
    }

    /** The live sessions of a person, the one seen last first. */
    @WithSession
    public Uni<List<SessionSummary>> of(AccountId account) {
        var now = clock.instant();
        return sessions.openOf(account).map(open -> open.stream()
                .filter(session -> session.isLive(now, config.session()))
                .map(Session::summary)
                .toList());
    }
}
