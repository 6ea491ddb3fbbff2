package dev.gatehouse.gateway.issuer;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.gatehouse.gateway.GivenTokens;
import dev.gatehouse.gateway.route.GivenRoutes;
import dev.gatehouse.platform.PublicUrl;
import dev.gatehouse.platform.policy.PolicyText;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.MutableClock;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.restassured.response.ValidatableResponse;

/**
 * Tokens of another issuer at doors of the running application: the one for a proxy's questions, and the one for tokens alone.
 */
@QuarkusTest
@QuarkusTestResource(Database.class)
class ExternalTokenTest {

    private static final String OTHER_AUDIENCE = "https://stock.test";
    private static final String BOTH = "audience: [" + GivenTokens.AUDIENCE + ", " + OTHER_AUDIENCE + "]";

    /** More than what lies between two requests for keys. */
    private static final Duration A_WHILE = Duration.ofSeconds(31);

    @Inject
    TrustedIssuers issuers;

    @Inject
    GivenRoutes routes;

    @Inject
    GivenTokens tokens;

    @Inject
    MutableClock clock;

    @Inject
    PublicUrl publicUrl;

    private GivenIssuer other;

    @BeforeEach
    void begin() {
        other = new GivenIssuer();
        trust(BOTH);
        routes.use("""
                - { id: ext-orders, hosts: [gw.test], paths: [/orders], audience: %s }
                - { id: ext-stock, hosts: [gw.test], paths: [/stock], audience: %s }
                - { id: ext-third, hosts: [gw.test], paths: [/third], audience: https://third.test }
                - { id: ext-scope, hosts: [gw.test], paths: [/refunds], audience: %1$s, require: { scopes: [orders.refund] } }
                - { id: ext-acr, hosts: [gw.test], paths: [/secret], audience: %1$s, require: { acr: phr } }
                - { id: ext-open, hosts: [gw.test], paths: [/open], audience: %1$s, anonymous: true }
                - { id: ext-subjects, hosts: [gw.test], paths: [/subjects], audience: %1$s, limit: { per: subject, rate: 1/h } }
                - { id: ext-clients, hosts: [gw.test], paths: [/clients], audience: %1$s, limit: { per: client, rate: 1/h } }
                - { id: ext-ours, hosts: [gw.test], paths: [/ours], audience: %1$s, require: { issuers: ['%3$s'] } }
                - { id: ext-theirs, hosts: [gw.test], paths: [/theirs], audience: %1$s, require: { issuers: ['%4$s'] } }
                - { id: ext-roles, hosts: [gw.test], paths: [/roles], audience: %1$s, require: { roles: [support] } }
                - { id: ext-groups, hosts: [gw.test], paths: [/groups], audience: %1$s, require: { groups: [theirs-berlin] } }
                """.formatted(GivenTokens.AUDIENCE, OTHER_AUDIENCE, publicUrl.issuer(), other.issuer()),
                Map.of(other.issuer(), List.of(GivenTokens.AUDIENCE)));
    }

    @AfterEach
    void end() {
        issuers.replace(List.of());
        routes.restore();
        clock.reset();
        other.close();
    }

    private void trust(String... lines) {
        trust(List.of(other), lines);
    }

    private void trust(List<GivenIssuer> trusted, String... lines) {
        var yaml = trusted.stream().map(issuer -> "- issuer: " + issuer.issuer() + "\n  " + String.join("\n  ", lines) + "\n")
                .collect(Collectors.joining());
        issuers.replace(IssuerSection.read(PolicyText.parse(yaml), "https://id.example.com"));
    }

    private static Map<String, Object> with(String audience, Map<String, Object> differing) {
        var claims = new HashMap<String, Object>(Map.of("aud", audience));
        claims.putAll(differing);
        return claims;
    }

    private String token(Map<String, Object> differing) {
        return other.token(with(GivenTokens.AUDIENCE, differing));
    }

    /** As a proxy asks about a request. */
    private static ValidatableResponse ask(String path, String token) {
        return given().headers("X-Forwarded-Method", "GET", "X-Forwarded-Proto", "https", "X-Forwarded-Host", "gw.test",
                "X-Forwarded-Uri", path, "Authorization", "Bearer " + token).get("/gateway/check").then();
    }

    private static ValidatableResponse ask(String token) {
        return ask("/orders", token);
    }

    private static ValidatableResponse askAboutTheTokenAlone(String token) {
        return given().header("Authorization", "Bearer " + token).get("/gateway/token").then();
    }

    @Test
    void letsATokenOfATrustedIssuerThrough() {
        for (var reply : List.of(ask(token(Map.of())), askAboutTheTokenAlone(token(Map.of())))) {
            reply.statusCode(200).header("X-Auth-Subject", equalTo(other.issuer() + "#ada"))
                    .header("X-Auth-Client", equalTo(other.issuer() + "#shop"))
                    .header("X-Auth-Scopes", equalTo("orders.read orders.write"));
        }
    }

    @Test
    void attack29ATokenCountsOnlyForItsAudience() {
        var orders = token(Map.of());
        var third = token(Map.of("aud", "https://third.test"));

        ask("/orders", orders).statusCode(200);
        ask("/stock", orders).statusCode(401);
        ask("/orders", orders).statusCode(200);
        ask("/stock", token(Map.of("aud", OTHER_AUDIENCE))).statusCode(200);
        ask("/third", third).statusCode(401);
        askAboutTheTokenAlone(third).statusCode(401);
    }

    /** It names for whom it is, and the policy says for whom it may be: one issuer's people are not everybody's. */
    @Test
    void attack29AnIssuerCountsOnlyForTheAudiencesOfItsEntry() {
        trust("audience: [" + OTHER_AUDIENCE + "]");
        var both = token(Map.of("aud", List.of(GivenTokens.AUDIENCE, OTHER_AUDIENCE)));

        ask("/orders", both).statusCode(401);
        ask("/stock", both).statusCode(200);
    }

    /** An issuer that we trust with its own people must not be able to speak for ours. */
    @Test
    void attack90PassesForNobodyOfOurs() {
        var ours = "0193b3f2-7c1e-7a53-9c5e-5d1c3f1b2a4d";
        var own = tokens.with("at+jwt", Map.of("sub", ours));

        ask(own).statusCode(200).header("X-Auth-Subject", equalTo(ours));
        ask(token(Map.of("sub", ours, "client_id", "gw-app"))).statusCode(200)
                .header("X-Auth-Subject", equalTo(other.issuer() + "#" + ours))
                .header("X-Auth-Client", equalTo(other.issuer() + "#gw-app"));
        ask(own).statusCode(200).header("X-Auth-Subject", equalTo(ours));
    }

    /** Whoever shares a name with one of ours, or with one of another issuer, takes none of their turns. */
    @Test
    void attack90UsesUpNobodyElsesLimit() {
        var third = new GivenIssuer();
        try {
            trust(List.of(other, third), BOTH);
            var same = Map.<String, Object> of("sub", UUID.randomUUID().toString(), "client_id", "gw-app");
            var callers = List.of(tokens.with("at+jwt", same), token(same), third.token(with(GivenTokens.AUDIENCE, same)));

            for (var path : List.of("/subjects", "/clients")) {
                callers.forEach(caller -> ask(path, caller).statusCode(200));
                callers.forEach(caller -> ask(path, caller).statusCode(429));
            }
        } finally {
            third.close();
        }
    }

    @Test
    void passesWhereItsIssuerIsAskedForAndNowhereElse() {
        var ours = tokens.person("orders.read");

        ask("/ours", ours).statusCode(200);
        ask("/ours", token(Map.of())).statusCode(401);
        ask("/theirs", token(Map.of())).statusCode(200);
        ask("/theirs", ours).statusCode(401);
    }

    /** Roles are what the policy makes of their words: what it does not translate gives nothing here. */
    @Test
    void hasTheRolesAndGroupsThatThePolicyMakesOfItsClaims() {
        trust(BOTH, "roles: { from: realm_access.roles, map: { admin: support } }",
                "groups: { from: groups, prefix: theirs- }");

        ask("/roles", token(Map.of("realm_access", Map.of("roles", List.of("admin"))))).statusCode(200);
        ask("/roles", token(Map.of("realm_access", Map.of("roles", List.of("support"))))).statusCode(403);
        ask("/roles", token(Map.of("roles", List.of("support")))).statusCode(403);
        ask("/groups", token(Map.of("groups", List.of("berlin")))).statusCode(200);
        ask("/groups", token(Map.of("groups", List.of("paris")))).statusCode(403);
    }

    /** What it says of a sign-in is not what we mean by it, and where nobody has to be known nobody of theirs is asked for. */
    @Test
    void judgesACallerFromOutsideLikeAnyOther() {
        ask("/refunds", token(Map.of())).statusCode(403);
        ask("/refunds", token(Map.of("scope", "orders.refund"))).statusCode(200);
        ask("/secret", token(Map.of("acr", "phr", "amr", List.of("hwk"), "auth_time", 1_700_000_000))).statusCode(401);
        ask("/open", token(Map.of())).statusCode(200).header("X-Auth-Subject", equalTo(other.issuer() + "#ada"));
        ask("/open", token(Map.of("aud", OTHER_AUDIENCE))).statusCode(200).header("X-Auth-Subject", equalTo(""));
    }

    @Test
    void attack32ForgetsWhatItVerifiedWhenThePolicyChanges() {
        var token = token(Map.of());
        ask(token).statusCode(200);

        trust("audience: [https://elsewhere.example]");
        ask(token).statusCode(401);
        issuers.replace(List.of());
        ask(token).statusCode(401);
    }

    @Test
    void followsKeysThatWereRotatedAndForgetsWhatTheOldOneVerified() {
        var old = token(Map.of());
        ask(old).statusCode(200);

        other.rotate();
        var fresh = token(Map.of());
        ask(old).statusCode(200);
        clock.advance(A_WHILE);

        ask(fresh).statusCode(200);
        ask(old).statusCode(401);
    }

    /** Its tokens cannot be judged, and so say nothing; nobody else is kept waiting. */
    @Test
    void attack33RefusesOnlyTheTokensOfAnIssuerThatIsAway() {
        other.become(GivenIssuer.Mood.FAILING);
        trust(BOTH, "clock-skew: 2s");
        var token = token(Map.of());

        ask(token).statusCode(503).header("Retry-After", equalTo("5"));
        askAboutTheTokenAlone(token).statusCode(503);
        ask(tokens.person("orders.read")).statusCode(200).header("X-Auth-Subject", not(equalTo("")));
        ask("nonsense").statusCode(401);
        other.become(GivenIssuer.Mood.HONEST);
        clock.advance(A_WHILE);
        ask(token).statusCode(200);
    }

    /** It accepts the connection and says nothing; who presents a token of ours does not notice. */
    @Test
    void attack33AnIssuerThatIsSlowHoldsUpNobodyElse() {
        other.become(GivenIssuer.Mood.SILENT);
        trust(BOTH, "clock-skew: 3s");
        var token = token(Map.of());
        var waiting = CompletableFuture.supplyAsync(() -> ask(token).extract().statusCode());

        ask(tokens.person("orders.read")).statusCode(200);

        assertFalse(waiting.isDone());
        assertEquals(503, waiting.join());
    }

    @Test
    void refusesATokenOfAnIssuerThatNobodyTrusts() {
        ask(token(Map.of("iss", "https://evil.example"))).statusCode(401);
    }

    /** Quarkus OIDC verifies; it must neither look at requests nor keep tenants of its own. */
    @Test
    void keepsTheMechanismOfQuarkusOidcOut() {
        var mechanisms = Arc.container().listAll(HttpAuthenticationMechanism.class).stream()
                .map(bean -> bean.getBean().getBeanClass().getName()).toList();

        assertTrue(mechanisms.stream().noneMatch(name -> name.startsWith("io.quarkus.oidc")), mechanisms.toString());
        assertTrue(Arc.container().listAll(Object.class).stream()
                .noneMatch(bean -> bean.getBean().getBeanClass().getName().startsWith("io.quarkus.oidc")));
    }
}
