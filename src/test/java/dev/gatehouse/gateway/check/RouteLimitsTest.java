package dev.gatehouse.gateway.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import dev.gatehouse.gateway.AccessRequest;
import dev.gatehouse.gateway.Caller;
import dev.gatehouse.gateway.Credentials;
import dev.gatehouse.gateway.GivenCallers;
import dev.gatehouse.gateway.LimitStatus;
import dev.gatehouse.gateway.Refusal;
import dev.gatehouse.gateway.route.GivenRoutes;
import dev.gatehouse.gateway.route.Route;
import dev.gatehouse.platform.limit.TokenBuckets;
import dev.gatehouse.platform.network.SourceAddress;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

class RouteLimitsTest {

    private static final Caller ADA = person("ada", "shop", "session-1");

    private final AtomicLong now = new AtomicLong();
    private final RouteLimits limits = new RouteLimits(new TokenBuckets(100, now::get), new TokenBuckets(100, now::get),
            new GatewayMetrics(new SimpleMeterRegistry()));

    private static Caller person(String subject, String client, String sid) {
        return GivenCallers.person(subject, Optional.of(client), Set.of(), new Caller.Binding("sid", sid), Optional.empty());
    }

    private static Route route(String limit) {
        return GivenRoutes.route("{ id: r, hosts: [gw.test], paths: [/**], limit: %s }".formatted(limit));
    }

    private static AccessRequest from(String address) {
        return AccessRequest.of("GET", "gw.test", "/", Credentials.none(), false).from(SourceAddress.parse(address));
    }

    private RouteLimits.Verdict ask(Route route, String address, Caller caller) {
        var stranger = limits.ofAddress(route, from(address));
        return stranger.refusal().isPresent() ? stranger : limits.ofCaller(route, caller, stranger);
    }

    private boolean passes(Route route, Caller caller) {
        return ask(route, "192.0.2.1", caller).refusal().isEmpty();
    }

    @Test
    void countsSubjects() {
        var route = route("{ per: subject, rate: 1/h }");

        assertTrue(passes(route, ADA));
        assertFalse(passes(route, person("ada", "other-client", "session-2")));
        assertTrue(passes(route, person("grace", "shop", "session-1")));
    }

    @Test
    void countsClients() {
        var route = route("{ per: client, rate: 1/h }");

        assertTrue(passes(route, ADA));
        assertFalse(passes(route, person("grace", "shop", "session-2")));
        assertTrue(passes(route, person("ada", "other-client", "session-1")));
        assertFalse(passes(route, GivenCallers.machine("shop", Set.of(), new Caller.Binding("jti", "1"))));
    }

    @Test
    void countsSignIns() {
        var route = route("{ claim: sid, rate: 1/h }");

        assertTrue(passes(route, ADA));
        assertFalse(passes(route, person("ada", "other-client", "session-1")));
        assertTrue(passes(route, person("ada", "shop", "session-2")));
    }

    /** A token that lacks what is counted by is not counted anew with each one: who has it is, all the same. */
    @Test
    void attackWhoLacksTheClaimIsCountedBySubject() {
        var bySid = route("{ claim: sid, rate: 1/h }");
        var byClient = route("{ per: client, rate: 1/h }");

        assertTrue(passes(bySid, GivenCallers.machine("robot", Set.of(), new Caller.Binding("jti", "1"))));
        assertFalse(passes(bySid, GivenCallers.machine("robot", Set.of(), new Caller.Binding("jti", "2"))));
        for (var expected : List.of(true, false)) {
            assertEquals(expected, passes(byClient, GivenCallers.person("ada", Optional.empty(), Set.of(),
                    new Caller.Binding("sid", "s"), Optional.empty())));
        }
    }

    /** A client that is called like somebody's subject must not be able to empty that bucket. */
    @Test
    void attackNoKeyOfOneKindIsOneOfAnother() {
        var route = route("{ per: client, rate: 1/h }");

        assertTrue(passes(route, person("x", "subject ada", "s")));
        assertTrue(passes(route,
                GivenCallers.person("ada", Optional.empty(), Set.of(), new Caller.Binding("sid", "s"), Optional.empty())));
    }

    @Test
    void countsAddressesWhoeverAsks() {
        var route = route("{ per: address, rate: 1/h }");

        assertTrue(passes(route, ADA));
        assertFalse(passes(route, person("grace", "other", "s")));
        assertTrue(ask(route, "192.0.2.2", ADA).refusal().isEmpty());
        assertTrue(ask(route, "2001:db8::1", ADA).refusal().isEmpty());
        assertFalse(ask(route, "2001:db8::2", ADA).refusal().isEmpty());
    }

    /** authentik CVE-2024-47070: a request of which nobody says where it came from is not let around the limit. */
    @Test
    void attack11ALimitByAddressRefusesWhoHasNone() {
        var request = AccessRequest.of("GET", "gw.test", "/", Credentials.none(), false);

        var limited = limits.ofAddress(route("{ per: address, rate: 1/h }"), request);
        var others = limits.ofAddress(route("{ per: subject, rate: 1/h }"), request);

        assertEquals(Optional.of(new Refusal.Ambiguous()), limited.refusal());
        assertTrue(limited.reason().contains("X-Forwarded-For"), limited.reason());
        assertEquals(Optional.empty(), others.refusal());
    }

    @Test
    void saysWhereTheCallerStandsAtEachLimit() {
        var route = route("[{ per: subject, rate: 1/s, burst: 2 }, { per: address, rate: 10/s, burst: 20 }]");

        var verdict = ask(route, "192.0.2.1", ADA);

        assertEquals(List.of(
                new LimitStatus("address", 20, Duration.ofSeconds(2), 19, Duration.ofMillis(100)),
                new LimitStatus("subject", 2, Duration.ofSeconds(2), 1, Duration.ofSeconds(1))), verdict.status());
    }

    @Test
    void refusesWithTheTimeToWaitAndWithoutTellingWhoItWas() {
        var route = route("[{ per: address, rate: 10/s }, { per: subject, rate: 6/m, burst: 1 }]");
        ask(route, "192.0.2.1", ADA);

        var verdict = ask(route, "192.0.2.1", ADA);

        var refusal = assertInstanceOf(Refusal.TooMany.class, verdict.refusal().orElseThrow());
        assertEquals(Duration.ofSeconds(10), refusal.retryAfter());
        assertEquals(verdict.status(), refusal.limits());
        assertEquals(2, refusal.limits().size());
        assertEquals("limit per subject", verdict.reason());
    }

    /** Hammering does not pay, and does not cost either: what is refused takes nothing, so who waits is served. */
    @Test
    void whatIsRefusedTakesNothing() {
        var route = route("{ per: subject, rate: 1/s, burst: 1 }");
        assertTrue(passes(route, ADA));
        for (int i = 0; i < 1_000; i++) {
            assertFalse(passes(route, ADA));
        }

        now.addAndGet(Duration.ofSeconds(1).toNanos());

        assertTrue(passes(route, ADA));
    }

    /** A new policy is a new table of routes, read from a file: what did not change goes on where it stood. */
    @Test
    void aReloadKeepsTheBucketsOfLimitsThatDidNotChange() {
        assertTrue(passes(route("{ per: subject, rate: 1/h }"), ADA));

        assertFalse(passes(route("{ per: subject, rate: 1/h }"), ADA));
        assertTrue(passes(route("{ per: subject, rate: 2/h }"), ADA));
        assertTrue(
                passes(GivenRoutes.route("{ id: other, hosts: [gw.test], paths: [/**], limit: { per: subject, rate: 1/h } }"),
                        ADA));
    }

    @Test
    void nobodyInParticularIsCountedByAddressOnly() {
        var route = route("[{ per: address, rate: 2/h }, { per: subject, rate: 1/h }]");

        assertTrue(passes(route, new Caller.Anonymous()));
        assertTrue(passes(route, new Caller.Anonymous()));
        assertFalse(passes(route, new Caller.Anonymous()));
    }

    /** Addresses cost a stranger nothing: their flood must not take the buckets of callers who are known. */
    @Test
    void attackAFloodOfAddressesTakesNoRoomFromCallers() {
        var open = route("{ per: address, rate: 5/h }");
        for (int i = 0; i < 5_000; i++) {
            ask(open, "2001:db8:0:" + Integer.toHexString(i) + "::1", new Caller.Anonymous());
        }
        var route = GivenRoutes.route("{ id: mine, hosts: [gw.test], paths: [/**], limit: { per: subject, rate: 1/h } }");

        for (int i = 0; i < 100; i++) {
            assertTrue(passes(route, person("subject-" + i, "shop", "s")));
        }
    }
}
