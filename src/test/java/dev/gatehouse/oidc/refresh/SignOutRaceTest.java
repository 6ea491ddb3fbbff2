package dev.gatehouse.oidc.refresh;

import static dev.gatehouse.testing.GivenGrant.statusAtUserinfo;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.gatehouse.account.AccountId;
import dev.gatehouse.account.session.SessionTermination;
import dev.gatehouse.audit.Actor;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.GivenGrant;
import dev.gatehouse.testing.Rows;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;

/** Attack 42, race: a code that is redeemed while its person signs out must not leave a refresh family behind. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class SignOutRaceTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final String WAITING = "select count(*) from pg_stat_activity where wait_event_type = 'Lock'";

    @Inject
    SessionTermination sessions;

    @Test
    void noFamilySurvivesSigningOutEverywhereWhileItsCodeIsRedeemed() throws Exception {
        var grant = GivenGrant.of("openid offline_access");

        diesWhenItsCodeIsRedeemedDuring(grant,
                () -> sessions.endAllOf(new AccountId(grant.person().account()), Optional.empty(), "test"));
    }

    @Test
    void noFamilySurvivesItsPasskeyThatIsRemovedWhileItsCodeIsRedeemed() throws Exception {
        var grant = GivenGrant.of("openid offline_access");
        Rows.execute("update sessions set passkey_id = ? where id = ?", grant.passkey(), grant.person().sid());

        diesWhenItsCodeIsRedeemedDuring(grant, () -> sessions.endAllFrom(grant.passkey(), Actor.system(), "test"));
    }

    /** The insert of the family is held back until the ending has looked for families, or waits for the redemption. */
    private static void diesWhenItsCodeIsRedeemedDuring(GivenGrant grant, Supplier<Uni<Void>> ending) throws Exception {
        String code = grant.code();
        CompletableFuture<Response> redeemed;
        CompletableFuture<Void> ended;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor(); Connection brake = brake()) {
            redeemed = CompletableFuture.supplyAsync(() -> grant.redeem(code), threads);
            await().atMost(TIMEOUT).until(() -> Rows.count(WAITING) >= 1);
            ended = CompletableFuture.runAsync(() -> subscribe(ending), threads);
            await().atMost(TIMEOUT).until(() -> ended.isDone() || Rows.count(WAITING) >= 2);
            brake.rollback();
        }
        ended.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        Response tokens = redeemed.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);

        assertEquals(200, tokens.statusCode());
        grant.refresh(tokens.path("refresh_token")).then().statusCode(400).body("error", is("invalid_grant"));
        assertEquals(401, statusAtUserinfo(tokens.path("access_token")));
    }

    private static Connection brake() throws SQLException {
        Connection connection = Database.running().getPostgresDatabase().getConnection();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("lock table refresh_families in share mode");
        }
        return connection;
    }

    private static void subscribe(Supplier<Uni<Void>> ending) {
        try {
            VertxContextSupport.subscribeAndAwait(ending);
        } catch (Throwable failure) {
            throw new IllegalStateException("the sessions were not ended", failure);
        }
    }
}
