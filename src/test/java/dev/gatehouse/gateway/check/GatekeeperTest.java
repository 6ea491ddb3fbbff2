package dev.gatehouse.gateway.check;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.gatehouse.account.revocation.RevocationSet;
import dev.gatehouse.gateway.AccessRequest;
import dev.gatehouse.gateway.Caller;
import dev.gatehouse.gateway.Credentials;
import dev.gatehouse.gateway.Decision;
import dev.gatehouse.gateway.GatewayConfig;
import dev.gatehouse.gateway.GivenTokens;
import dev.gatehouse.gateway.Refusal;
import dev.gatehouse.gateway.caller.CallerResolver;
import dev.gatehouse.gateway.identity.Identity;
import dev.gatehouse.gateway.route.CurrentRoutes;
import dev.gatehouse.gateway.route.GivenRoutes;
import dev.gatehouse.gateway.session.SignInRedirect;
import dev.gatehouse.platform.PublicUrl;
import dev.gatehouse.platform.network.SourceAddress;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.GivenPerson;
import dev.gatehouse.testing.Settings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.vertx.UniHelper;

/** Whatever part of a judgement fails, the judgement is no. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class GatekeeperTest {

    @Inject
    CurrentRoutes routes;
    @Inject
    RouteLimits limits;
    @Inject
    RevocationSet revocations;
    @Inject
    CallerResolver callers;
    @Inject
    Identity identity;
    @Inject
    SignInRedirect signIn;
    @Inject
    DecisionLog record;
    @Inject
    GatewayConfig config;
    @Inject
    PublicUrl publicUrl;
    @Inject
    Clock clock;
    @Inject
    GivenRoutes given;
    @Inject
    GivenTokens tokens;

    @BeforeEach
    void routes() {
        given.use("""
                - { id: gk-open, hosts: [gw.test], paths: [/public], anonymous: true, audience: 'https://gw.test' }
                - { id: gk-orders, hosts: [gw.test], paths: [/orders], audience: 'https://gw.test' }
                """);
    }

    @AfterEach
    void restore() {
        given.restore();
    }

    private Gatekeeper gatekeeper(CallerResolver callers, Identity identity, Clock clock) {
        return new Gatekeeper(routes, limits, revocations, callers, identity, signIn, record, config, clock);
    }

    private Reading at(String path) {
        return Reading.of(routes.table(), () -> AccessRequest.of("GET", "gw.test", path,
                new Credentials(List.of("Bearer " + tokens.person("orders.read")), List.of()), false));
    }

    private static Decision decided(Gatekeeper gatekeeper, Reading reading) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> UniHelper.toUni(gatekeeper.judge(reading, "r")));
    }

    private static void assertUnavailable(Decision decision) {
        assertEquals(new Refusal.Unavailable(), assertInstanceOf(Decision.Refuse.class, decision).refusal());
    }

    @Test
    void allowsWhenEveryPartWorks() throws Throwable {
        var whole = gatekeeper(callers, identity, clock);

        assertInstanceOf(Decision.Allow.class, decided(whole, at("/orders")));
    }

    @Test
    void refusesWhenTheCallerCannotBeFound() throws Throwable {
        var broken = gatekeeper(null, identity, clock);

        assertUnavailable(decided(broken, at("/orders")));
        assertUnavailable(decided(broken, at("/public")));
        assertUnavailable(decided(broken, new Reading.TokenOnly(Credentials.none())));
    }

    @Test
    void refusesWhenTheIdentityCannotBeWritten() throws Throwable {
        var broken = gatekeeper(callers, null, clock);

        assertUnavailable(decided(broken, at("/orders")));
        assertUnavailable(decided(broken, at("/public")));
    }

    @Test
    void refusesWhenThereIsNoTime() throws Throwable {
        var broken = gatekeeper(callers, identity, null);

        assertUnavailable(decided(broken, at("/orders")));
    }

    @Test
    void refusesWithoutARoute() throws Throwable {
        var whole = gatekeeper(callers, identity, clock);

        var decision = decided(whole, at("/nowhere"));

        assertEquals(new Refusal.Forbidden(), assertInstanceOf(Decision.Refuse.class, decision).refusal());
    }

    /** A session has to be read, and the table of sessions is locked. */
    @Test
    void refusesWhenItTakesTooLong() throws Throwable {
        given.use("- { id: gk-pages, hosts: [%s], paths: [/pages] }".formatted(publicUrl.hostname()));
        var reading = Reading.of(routes.table(), () -> AccessRequest.of("GET", publicUrl.hostname(), "/pages",
                new Credentials(List.of(), List.of(GivenPerson.signedIn("Late").cookie())), false));
        var hasty = new Gatekeeper(routes, limits, revocations, callers, identity, signIn, record,
                Settings.of(GatewayConfig.class, Map.of("gatehouse.gateway.decision-timeout", "300ms")), clock);

        try (var lock = Database.running().getPostgresDatabase().getConnection()) {
            lock.setAutoCommit(false);
            lock.createStatement().execute("lock table sessions in access exclusive mode");
            assertUnavailable(decided(hasty, reading));
            lock.rollback();
        }

        assertInstanceOf(Decision.Allow.class, decided(gatekeeper(callers, identity, clock), reading));
    }

    /** Somebody with a cookie of ours is no worse off there than somebody without. */
    @Test
    void whereAnybodyMayPassNobodyWaitsForTheirSessionToBeFound() throws Throwable {
        given.use("- { id: gk-open-pages, hosts: [%s], paths: [/open], anonymous: true }".formatted(publicUrl.hostname()));
        var reading = Reading.of(routes.table(), () -> AccessRequest.of("GET", publicUrl.hostname(), "/open",
                new Credentials(List.of(), List.of(GivenPerson.signedIn("Late").cookie())), false));
        var hasty = new Gatekeeper(routes, limits, revocations, callers, identity, signIn, record,
                Settings.of(GatewayConfig.class, Map.of("gatehouse.gateway.decision-timeout", "600ms")), clock);

        try (var lock = Database.running().getPostgresDatabase().getConnection()) {
            lock.setAutoCommit(false);
            lock.createStatement().execute("lock table sessions in access exclusive mode");
            assertEquals(new Caller.Anonymous(),
                    assertInstanceOf(Decision.Allow.class, decided(hasty, reading)).caller());
            lock.rollback();
        }
    }

    /** A limit by address protects even what looks at credentials: nobody is asked who it is when it says no. */
    @Test
    void judgesTheAddressBeforeAnythingIsKnownOfTheCaller() throws Throwable {
        given.use("""
                [{ id: gk-%s, hosts: [gw.test], paths: [/limited], audience: 'https://gw.test',
                limit: { per: address, rate: 1/h } }]""".formatted(UUID.randomUUID()));
        var broken = gatekeeper(null, identity, clock);
        var reading = Reading.of(routes.table(), () -> AccessRequest
                .of("GET", "gw.test", "/limited", Credentials.none(), false).from(SourceAddress.parse("192.0.2.1")));

        assertUnavailable(decided(broken, reading));
        var second = assertInstanceOf(Decision.Refuse.class, decided(broken, reading));

        assertInstanceOf(Refusal.TooMany.class, second.refusal());
        assertTrue(second.reason().endsWith(": limit per address"), second.reason());
    }

    /** The database is away, so nobody can know what was revoked: a strict route waits for it, whoever asks. */
    @Test
    void aStrictRouteRefusesEverybodyWhileRevocationsMayBeMissed() throws Throwable {
        given.use("""
                - { id: gk-strict, hosts: [gw.test], paths: [/strict], audience: 'https://gw.test', strict: 5s }
                - { id: gk-lax, hosts: [gw.test], paths: [/lax], audience: 'https://gw.test' }
                """);

        assertUnavailable(decided(withFeedOf(Duration.ofMillis(5001)), at("/strict")));
        assertInstanceOf(Decision.Allow.class, decided(withFeedOf(Duration.ofMillis(5001)), at("/lax")));
        assertInstanceOf(Decision.Allow.class, decided(withFeedOf(Duration.ofMillis(5000)), at("/strict")));
    }

    private Gatekeeper withFeedOf(Duration age) {
        return new Gatekeeper(routes, limits, new RevocationSet() {

            @Override
            public Duration age() {
                return age;
            }
        }, callers, identity, signIn, record, config, clock);
    }

    @Test
    void refusesWhenALimitCannotBeAsked() throws Throwable {
        given.use("[{ id: gk-l, hosts: [gw.test], paths: [/l], anonymous: true, limit: { per: address, rate: 1/h } }]");
        var broken = new Gatekeeper(routes, new RouteLimits(null, null, null), revocations, callers, identity, signIn, record,
                config, clock);

        assertUnavailable(decided(broken, Reading.of(routes.table(), () -> AccessRequest
                .of("GET", "gw.test", "/l", Credentials.none(), false).from(SourceAddress.parse("192.0.2.1")))));
    }

    /** What needs no waiting is decided when the door gets it back: the check of a token costs no detour. */
    @Test
    void decidesATokenAtOnce() throws Throwable {
        given.use("- { id: gk-plain, hosts: [gw.test], paths: [/plain], audience: 'https://gw.test', assertion: off }");
        var whole = gatekeeper(callers, identity, clock);

        assertTrue(whole.judge(at("/plain"), "r").isComplete());
        assertTrue(whole.judge(at("/nowhere"), "r").isComplete());
    }

    @Test
    void writesTheReasonToTheAuditTrailUnderTheRequest() {
        var whole = gatekeeper(callers, identity, clock);
        var requestId = UUID.randomUUID().toString();

        whole.judge(new Reading.Ambiguous("dot segment"), requestId);

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertEquals("gateway.request.refused dot segment",
                entry(requestId)));
    }

    private static String entry(String requestId) throws SQLException {
        try (var connection = Database.running().getPostgresDatabase().getConnection();
                var query = connection.prepareStatement(
                        "select action || ' ' || (detail::json ->> 'reason') from audit_entries where request_id = ?")) {
            query.setString(1, requestId);
            var rows = query.executeQuery();
            return rows.next() ? rows.getString(1) : "nothing yet";
        }
    }
}
