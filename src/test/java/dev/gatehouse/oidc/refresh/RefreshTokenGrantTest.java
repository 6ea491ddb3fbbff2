package dev.gatehouse.oidc.refresh;

import static dev.gatehouse.testing.GivenGrant.statusAtUserinfo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.gatehouse.account.AccountId;
import dev.gatehouse.account.session.SessionTermination;
import dev.gatehouse.audit.Actor;
import dev.gatehouse.oidc.grant.GrantContract;
import dev.gatehouse.platform.database.Expiring;
import dev.gatehouse.testing.Claims;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.GivenGrant;
import dev.gatehouse.testing.MutableClock;
import dev.gatehouse.testing.Rows;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
@QuarkusTestResource(Database.class)
class RefreshTokenGrantTest extends GrantContract {

    @Inject
    MutableClock clock;
    @Inject
    SessionTermination sessions;

    @Inject
    @All
    List<Expiring> expiring;

    @Override
    protected Supplier<RequestSpecification> granted() {
        var grant = GivenGrant.of("orders.read");
        String token = grant.tokens().path("refresh_token");
        return () -> grant.refreshing(token);
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void exchangesATokenForFreshOnes() {
        var grant = GivenGrant.of("openid orders.read");
        Response first = grant.tokens();

        Response second = grant.refresh(first.path("refresh_token"));

        second.then().statusCode(200).header("Cache-Control", "no-store").body("scope", is("openid orders.read"));
        assertNotEquals(first.<String> path("refresh_token"), second.path("refresh_token"));
        assertEquals(200, statusAtUserinfo(second.path("access_token")));
        var before = Claims.of(first.path("id_token"));
        var after = Claims.of(second.path("id_token"));
        assertEquals(before.<String> get("sub"), after.get("sub"));
        assertEquals(before.getLong("auth_time"), after.getLong("auth_time"));
        assertNull(after.get("nonce"));
    }

    /** Attack 42: two at once, or an answer that was lost, lead to the same successor and not to a dead family. */
    @Test
    void givesTheSameSuccessorToTheSameTokenWithinTenSeconds() {
        var grant = GivenGrant.of("openid");
        String token = grant.tokens().path("refresh_token");

        Set<String> successors = IntStream.range(0, 6).parallel().mapToObj(i -> grant.refresh(token))
                .map(answer -> answer.<String> path("refresh_token")).collect(Collectors.toSet());

        assertEquals(1, successors.size());
        assertEquals(200, grant.refresh(successors.iterator().next()).statusCode());
    }

    /** Attack 42, reuse: who comes with a token long used is a thief, or a thief was before them (RFC 9700 §4.14.2). */
    @Test
    void endsTheFamilyWhenATokenIsUsedAgainLater() {
        var grant = GivenGrant.of("openid");
        String stolen = grant.tokens().path("refresh_token");
        Response successor = grant.refresh(stolen);
        clock.advance(Duration.ofSeconds(11));

        refuses(grant.refresh(stolen));

        refuses(grant.refresh(successor.path("refresh_token")));
        assertEquals(401, statusAtUserinfo(successor.path("access_token")));
    }

    /** Attack 42, reuse: the owner was away for a week, and the thief was not; no purge may hide that. */
    @Test
    void endsTheFamilyWhenATokenIsUsedAgainAWeekLater() throws Throwable {
        var grant = GivenGrant.of("openid offline_access");
        String stolen = grant.tokens().path("refresh_token");
        Response successor = grant.refresh(stolen);
        clock.advance(Duration.ofDays(7));
        for (var kind : expiring) {
            VertxContextSupport.subscribeAndAwait(() -> kind.purge(clock.instant()));
        }

        refuses(grant.refresh(stolen));

        refuses(grant.refresh(successor.path("refresh_token")));
    }

    /** Attack 42, after logout: without offline_access a refresh token is worth no more than the session. */
    @Test
    void diesWithTheSession() throws Throwable {
        var grant = GivenGrant.of("openid");
        Response tokens = grant.tokens();

        VertxContextSupport.subscribeAndAwait(() -> sessions.end(grant.person().sid(), "test"));

        refuses(grant.refresh(tokens.path("refresh_token")));
        assertEquals(401, statusAtUserinfo(tokens.path("access_token")));
    }

    @Test
    void diesWithASessionThatNobodyUsed() {
        var grant = GivenGrant.of("openid");
        String token = grant.tokens().path("refresh_token");
        clock.advance(Duration.ofMinutes(31));

        refuses(grant.refresh(token));
    }

    @Test
    void keepsTheSessionAliveWhileTheAppIsInUse() {
        var grant = GivenGrant.of("openid");
        String token = grant.tokens().path("refresh_token");
        clock.advance(Duration.ofMinutes(20));
        String next = grant.refresh(token).path("refresh_token");
        clock.advance(Duration.ofMinutes(20));

        assertEquals(200, grant.refresh(next).statusCode());
    }

    @Test
    void outlivesTheSessionWithOfflineAccess() throws Throwable {
        var grant = GivenGrant.of("openid offline_access");
        String token = grant.tokens().path("refresh_token");

        VertxContextSupport.subscribeAndAwait(() -> sessions.end(grant.person().sid(), "test"));

        Response refreshed = grant.refresh(token);

        assertEquals(200, refreshed.statusCode());
        assertEquals(200, statusAtUserinfo(refreshed.path("access_token")));
    }

    @Test
    void diesOnSigningOutEverywhereEvenWithOfflineAccess() throws Throwable {
        var grant = GivenGrant.of("openid offline_access");
        Response tokens = grant.refresh(grant.tokens().path("refresh_token"));

        VertxContextSupport.subscribeAndAwait(
                () -> sessions.endAllOf(new AccountId(grant.person().account()), Optional.empty(), "test"));

        refuses(grant.refresh(tokens.path("refresh_token")));
        assertEquals(401, statusAtUserinfo(tokens.path("access_token")));
    }

    @Test
    void survivesSigningOutEverywhereElse() throws Throwable {
        var grant = GivenGrant.of("openid offline_access");
        String token = grant.tokens().path("refresh_token");

        VertxContextSupport.subscribeAndAwait(() -> sessions.endAllOf(new AccountId(grant.person().account()),
                Optional.of(grant.person().sid()), "test"));

        assertEquals(200, grant.refresh(token).statusCode());
    }

    @Test
    void diesWithThePasskeyItCameFrom() throws Throwable {
        var grant = GivenGrant.of("openid offline_access");
        String token = grant.tokens().path("refresh_token");

        VertxContextSupport.subscribeAndAwait(() -> sessions.endAllFrom(grant.passkey(), Actor.system(), "test"));

        refuses(grant.refresh(token));
    }

    @Test
    void diesWhileTheAccountIsLocked() {
        var grant = GivenGrant.of("openid offline_access");
        String token = grant.tokens().path("refresh_token");
        Rows.execute("update accounts set locked_at = now() where id = ?", grant.person().account());

        refuses(grant.refresh(token));
    }

    @Test
    void livesThirtyDaysAtMost() {
        var grant = GivenGrant.of("openid offline_access");
        String token = grant.tokens().path("refresh_token");
        clock.advance(Duration.ofDays(30));

        refuses(grant.refresh(token));
    }

    /** Attack 42, scope widening: a refresh may ask for less, never for more (RFC 6749 §6). */
    @Test
    void neverWidensTheScope() {
        var grant = GivenGrant.of("openid orders.read");
        String token = grant.tokens().path("refresh_token");

        grant.refreshing(token).formParam("scope", "openid orders.read orders.write").post("/oauth2/token")
                .then().statusCode(400).body("error", is("invalid_scope"));

        assertEquals(200, grant.refresh(token).statusCode());
    }

    @Test
    void narrowsTheScopeOfTheAccessTokenOnly() {
        var grant = GivenGrant.of("openid orders.read");
        String token = grant.tokens().path("refresh_token");

        Response narrow = grant.refreshing(token).formParam("scope", "orders.read").post("/oauth2/token");

        narrow.then().statusCode(200).body("scope", is("orders.read"));
        assertEquals(List.of("https://api.example.com", "https://stock.example.com"),
                Claims.of(narrow.path("access_token")).getList("aud"));
        grant.refresh(narrow.path("refresh_token")).then().body("scope", is("openid orders.read"));
    }

    @Test
    void refusesTheTokenOfAnotherClientAndLeavesItsOwnerInPeace() {
        var grant = GivenGrant.of("openid");
        String token = grant.tokens().path("refresh_token");

        refuses(GivenGrant.to("oidc-other", "openid").refresh(token));

        assertEquals(200, grant.refresh(token).statusCode());
    }

    @Test
    void refusesATokenThatNobodyIssued() {
        refuses(GivenGrant.of("openid").refresh("no-such-token"));
    }

    private static void refuses(Response answer) {
        answer.then().statusCode(400).body("error", is("invalid_grant"));
    }
}
