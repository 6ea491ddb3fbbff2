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
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.gatehouse.account.AccountConfig;
import dev.gatehouse.account.AccountId;
import dev.gatehouse.account.Authentication;
import dev.gatehouse.account.revocation.RevocationSet;
import dev.gatehouse.platform.PublicUrl;
import dev.gatehouse.platform.TokenHash;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.MutableClock;
import dev.gatehouse.testing.Settings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
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
    PublicUrl publicUrl;

    private final FlakySessions database = new FlakySessions();
    private final SignedIn ada = new SignedIn(UUID.randomUUID(), new AccountId(UUID.randomUUID()), "Ada", false,
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
        Uni<Optional<CachedSession>> visit(TokenHash cookie, Instant now) {
            reads++;
            return away ? Uni.createFrom().failure(new ConnectException("refused"))
                    : Uni.createFrom().item(row.map(session -> session.seen(now)));
        }
    }

    @BeforeEach
    void signIn() {
        var now = clock.instant();
        database.row = Optional.of(new CachedSession(ada, now.plus(Duration.ofHours(12)), now, now));
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

    @Test
    void forgetsASessionThatTheDatabaseNoLongerKnows() {
        find();
        database.row = Optional.empty();
        clock.advance(Duration.ofSeconds(61));
        assertTrue(find().isEmpty());

        database.away = true;

        assertThrows(RuntimeException.class, this::find);
    }

    private Optional<SignedIn> find() {
        return lookup.find(COOKIE).await().indefinitely();
    }
}
