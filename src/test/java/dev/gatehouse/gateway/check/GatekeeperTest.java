package dev.gatehouse.gateway.check;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.gatehouse.account.session.LoginRedirect;
import dev.gatehouse.gateway.AccessRequest;
import dev.gatehouse.gateway.AmbiguousRequest;
import dev.gatehouse.gateway.Credentials;
import dev.gatehouse.gateway.Decision;
import dev.gatehouse.gateway.GivenTokens;
import dev.gatehouse.gateway.Refusal;
import dev.gatehouse.gateway.caller.CallerResolver;
import dev.gatehouse.gateway.identity.Identity;
import dev.gatehouse.gateway.route.CurrentRoutes;
import dev.gatehouse.gateway.route.GivenRoutes;
import dev.gatehouse.platform.PublicUrl;
import dev.gatehouse.testing.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;

/** Whatever part of a judgement fails, the judgement is no. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class GatekeeperTest {

    @Inject
    CurrentRoutes routes;
    @Inject
    CallerResolver callers;
    @Inject
    Identity identity;
    @Inject
    LoginRedirect login;
    @Inject
    DecisionLog record;
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

    private AccessRequest request(String path) {
        return AccessRequest.of("GET", "gw.test", path,
                new Credentials(List.of("Bearer " + tokens.person("orders.read")), List.of()), false);
    }

    private static Decision decided(Uni<Decision> judgement) {
        return judgement.await().atMost(Duration.ofSeconds(10));
    }

    private static void assertUnavailable(Decision decision) {
        assertEquals(new Refusal.Unavailable(), assertInstanceOf(Decision.Refuse.class, decision).refusal());
    }

    @Test
    void allowsWhenEveryPartWorks() {
        var whole = new Gatekeeper(routes, callers, identity, login, record, publicUrl, clock);

        assertInstanceOf(Decision.Allow.class, decided(whole.judge(() -> request("/orders"), "r")));
    }

    @Test
    void refusesWhenTheCallerCannotBeFound() {
        var broken = new Gatekeeper(routes, null, identity, login, record, publicUrl, clock);

        assertUnavailable(decided(broken.judge(() -> request("/orders"), "r")));
        assertUnavailable(decided(broken.judge(() -> request("/public"), "r")));
        assertUnavailable(decided(broken.judgeToken(Credentials.none(), "r")));
    }

    @Test
    void refusesWhenTheIdentityCannotBeWritten() {
        var broken = new Gatekeeper(routes, callers, null, login, record, publicUrl, clock);

        assertUnavailable(decided(broken.judge(() -> request("/orders"), "r")));
        assertUnavailable(decided(broken.judge(() -> request("/public"), "r")));
    }

    @Test
    void refusesWhenThereIsNoTime() {
        var broken = new Gatekeeper(routes, callers, identity, login, record, publicUrl, null);

        assertUnavailable(decided(broken.judge(() -> request("/orders"), "r")));
    }

    @Test
    void refusesWithoutARoute() {
        var whole = new Gatekeeper(routes, callers, identity, login, record, publicUrl, clock);

        var decision = decided(whole.judge(request("/orders"), Optional.empty(), "r"));

        assertEquals(new Refusal.Forbidden(), assertInstanceOf(Decision.Refuse.class, decision).refusal());
    }

    @Test
    void writesTheReasonToTheAuditTrailUnderTheRequest() {
        var whole = new Gatekeeper(routes, callers, identity, login, record, publicUrl, clock);
        var requestId = UUID.randomUUID().toString();

        decided(whole.judge(() -> {
            throw new AmbiguousRequest("dot segment");
        }, requestId));

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
