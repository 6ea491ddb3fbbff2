package dev.gatehouse.account.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.gatehouse.account.AccountConfig;
import dev.gatehouse.account.AccountId;
import dev.gatehouse.account.Assignments;
import dev.gatehouse.account.Authentication;
import dev.gatehouse.account.revocation.RevocationKind;
import dev.gatehouse.account.revocation.RevocationSet;
import dev.gatehouse.account.revocation.Revoker;
import dev.gatehouse.platform.PublicUrl;
import dev.gatehouse.platform.TokenHash;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.MutableClock;
import dev.gatehouse.testing.Settings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;

/** The database comes and goes; whoever is signed in stays so, and nobody else gets in. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class SessionLookupTest {

    private static final String COOKIE = "c".repeat(43);

    @Inject
    MutableClock clock;

    @Inject
    RevocationSet revocations;

    @Inject
    Revoker revoker;

    @Inject
    PublicUrl publicUrl;

    private final FlakySessions database = new FlakySessions();
    private final SignedIn ada = new SignedIn(UUID.randomUUID(), new AccountId(UUID.randomUUID()), "Ada", false,
            Assignments.NONE,
            new Authentication(Instant.now(), "phr", List.of("user"), UUID.randomUUID()));

    private SessionLookup lookup;

    /** Answers, until the database goes away. */
    private static final class FlakySessions extends Sessions {

        private Optional<CachedSession> row = Optional.empty();
        private boolean away;
        private int reads;

        FlakySessions() {
            super(null);
        }

        @Override
        Uni<Optional<CachedSession>> visit(UUID sid, Instant now) {
            return read(now);
        }

        @Override
        Uni<Optional<CachedSession>> visit(TokenHash cookie, Instant now) {
            return read(now);
        }

        private Uni<Optional<CachedSession>> read(Instant now) {
            reads++;
            return away ? Uni.createFrom().failure(new ConnectException("refused"))
                    : Uni.createFrom().item(row.map(session -> session.seen(now)));
        }
    }

    @BeforeEach
    void signIn() {
        database.row = Optional.of(cached(ada));
        lookup = new SessionLookup(database, revocations, Settings.of(AccountConfig.class, Map.of()),
                publicUrl, clock);
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void asksTheDatabaseOnceAMinute() {
        find();
        find();
        assertEquals(1, database.reads);

        clock.advance(Duration.ofSeconds(61));

        find();
        assertEquals(2, database.reads);
    }

    @Test
    void keepsWhoIsSignedInWhileTheDatabaseIsAway() {
        find();
        database.away = true;
        for (int each = 0; each < 5; each++) {
            clock.advance(Duration.ofMinutes(20));

            assertEquals(Optional.of(ada), find());
        }
    }

    @Test
    void letsASessionExpireWhileTheDatabaseIsAway() {
        find();
        database.away = true;

        clock.advance(Duration.ofMinutes(31));

        assertTrue(find().isEmpty());
    }

    @Test
    void admitsNobodyNewWhileTheDatabaseIsAway() {
        database.away = true;

        var failure = assertThrows(RuntimeException.class, this::find);

        assertEquals(ConnectException.class, failure.getCause().getClass());
    }

    /** A role that was taken away is gone at the next request, and a new one is there, without waiting for the minute. */
    @Test
    void readsAnewAtOnceWhenRolesOrGroupsWereChanged() {
        find();
        var support = Assignments.of(List.of("support"), List.of()).updated(clock.instant());
        changeTo(support);

        assertEquals(Optional.of(support), find().map(SignedIn::assignments));
        find();
        assertEquals(2, database.reads);

        database.away = true;
        assertEquals(Optional.of(support), find().map(SignedIn::assignments), "from memory");
    }

    /** What is remembered is known to be wrong, and what is right cannot be read. */
    @Test
    void doesNotGoByOldRolesWhileTheDatabaseIsAway() {
        find();
        changeTo(Assignments.NONE.updated(clock.instant()));
        database.away = true;

        assertThrows(RuntimeException.class, this::find);
    }

    /** A read that began before the change and ended after it is remembered, and found out at the next request. */
    @Test
    void isNotFooledByAReadThatTheChangeOvertook() {
        changeTo(Assignments.of(List.of("support"), List.of()).updated(clock.instant()));
        var after = database.row;
        database.row = Optional.of(cached(ada));
        find();

        database.row = after;

        assertEquals(Set.of("support"), find().orElseThrow().assignments().roles());
    }

    private void changeTo(Assignments assignments) {
        database.row = Optional.of(cached(
                new SignedIn(ada.sid(), ada.account(), ada.name(), ada.admin(), assignments, ada.authentication())));
        try {
            VertxContextSupport.subscribeAndAwait(() -> revoker.outdate(ada.account(), assignments.updatedAt()));
        } catch (Throwable failure) {
            throw new AssertionError("the change was not announced", failure);
        }
    }

    private CachedSession cached(SignedIn person) {
        var now = clock.instant();
        return new CachedSession(person, now.plus(Duration.ofHours(12)), now, now);
    }

    @Test
    void forgetsASessionThatTheDatabaseNoLongerKnows() {
        find();
        database.row = Optional.empty();
        clock.advance(Duration.ofSeconds(61));
        assertTrue(find().isEmpty());

        database.away = true;

        assertThrows(RuntimeException.class, this::find);
    }

    /** A browser goes on presenting what it has, at every host and with every request. */
    @Test
    void readsNothingForASessionThatWasEnded() throws Throwable {
        assertEquals(Optional.of(ada), lookup.find(ada.sid()).await().indefinitely());
        VertxContextSupport.subscribeAndAwait(() -> revoker.revoke(RevocationKind.SESSION, ada.sid().toString(),
                clock.instant().plus(Duration.ofHours(1))));
        database.row = Optional.empty();
        clock.advance(Duration.ofSeconds(61));
        var before = database.reads;

        assertEquals(Optional.empty(), lookup.find(ada.sid()).await().indefinitely());
        assertEquals(Optional.empty(), lookup.find(ada.sid()).await().indefinitely());

        assertEquals(before, database.reads);
    }

    private Optional<SignedIn> find() {
        return lookup.find(COOKIE).await().indefinitely();
    }
}
