package dev.gatehouse.gateway.issuer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.nimbusds.jose.JWSAlgorithm;

import dev.gatehouse.gateway.issuer.ExternalIssuer.Verdict;
import dev.gatehouse.platform.StrictJson;
import dev.gatehouse.platform.policy.PolicyText;
import io.vertx.core.Future;

/**
 * Access tokens in the shapes that providers document, with the entry of docs/outside-issuers.md for each. Their claims are
 * those of the providers' public references; signed they are by an issuer of our own.
 */
class ProviderTokensTest {

    private static GivenIssuer given;

    @BeforeAll
    static void begin() {
        given = new GivenIssuer();
    }

    @AfterAll
    static void end() {
        given.close();
    }

    private static Verdict verdict(String typ, Map<String, Object> claims, String... lines) {
        var yaml = "- issuer: " + given.issuer() + "\n"
                + String.join("", List.of(lines).stream().map(line -> "  " + line + "\n").toList());
        var entry = IssuerSection.read(PolicyText.parse(yaml), "https://id.example.com").getFirst();
        var key = StrictJson.object(given.key().toPublicJWK().toJSONString()).flatMap(IssuerKey::read).orElseThrow();
        var issuer = new ExternalIssuer(entry,
                new IssuerKeys("x", () -> Future.succeededFuture(Map.of(key.kid(), key)), Clock.systemUTC()),
                Clock.systemUTC());
        var now = Clock.systemUTC().instant().getEpochSecond();
        var all = new HashMap<String, Object>(Map.of("iss", given.issuer(), "iat", now, "exp", now + 3600));
        all.putAll(claims);
        return issuer.verify(UnverifiedToken.read(GivenIssuer.signed(typ, given.key(), JWSAlgorithm.RS256, all)).orElseThrow())
                .result();
    }

    private static ExternalToken accepted(String typ, Map<String, Object> claims, String... lines) {
        return assertInstanceOf(Verdict.Accepted.class, verdict(typ, claims, lines)).token();
    }

    private static Optional<String> theirs(String name) {
        return Optional.of(given.issuer() + "#" + name);
    }

    @Test
    void okta() {
        var token = accepted(null,
                Map.of("ver", 1, "jti", "AT.0mP4JKAZX1iACIT4vbEDF7LpvDVjxypPMf0D7uX39RE", "aud", "api://default",
                        "cid", "0oabskvc6442nkvQO0h7", "uid", "00u5t60iloOHN9pBi0h7", "scp", List.of("openid", "orders.read"),
                        "auth_time", 1700000000, "sub", "ada@example.com", "groups", List.of("Everyone", "Sales Team")),
                "audience: [api://default]", "subject: uid", "groups: groups");

        assertEquals(given.issuer() + "#00u5t60iloOHN9pBi0h7", token.subject());
        assertEquals(theirs("0oabskvc6442nkvQO0h7"), token.client());
        assertEquals(Set.of("openid", "orders.read"), token.entitlements().scopes());
        assertEquals(Set.of("Everyone", "Sales Team"), token.entitlements().groups());
    }

    @Test
    void auth0() {
        var token = accepted("JWT", Map.of("sub", "auth0|5f7c8ec7c33c6c004bbafe82", "aud",
                List.of("https://api.example.com", "https://tenant.eu.auth0.com/userinfo"), "azp", "my_client_id", "scope",
                "openid profile read:orders", "permissions", List.of("read:orders"), "https://example.com/roles",
                List.of("admin")),
                "audience: [https://api.example.com]", "roles: https://example.com/roles");

        assertEquals(given.issuer() + "#auth0|5f7c8ec7c33c6c004bbafe82", token.subject());
        assertEquals(theirs("my_client_id"), token.client());
        assertEquals(Set.of("admin"), token.entitlements().roles());
    }

    @Test
    void entraIdVersion1() {
        var token = accepted("JWT",
                Map.of("aud", "api://6e74172b-be56-4843-9ff4-e66a39bb12e3", "acr", "1", "amr", List.of("pwd"),
                        "appid", "6731de76-14a6-49ae-97bc-6eba6914391e", "appidacr", "0", "oid",
                        "690222be-ff1a-4d56-abd1-7e4f7d38e474", "scp",
                        "access_as_user orders.read", "sub", "l3_roISQU222bULS9yi2k0XpqpOiMz5H3ZACo1GeXA", "tid",
                        "fa15d692-e9c7-4460-a743-29f2956fd429", "ver", "1.0"),
                "audience: [api://6e74172b-be56-4843-9ff4-e66a39bb12e3]", "subject: oid");

        assertEquals(given.issuer() + "#690222be-ff1a-4d56-abd1-7e4f7d38e474", token.subject());
        assertEquals(theirs("6731de76-14a6-49ae-97bc-6eba6914391e"), token.client());
        assertEquals(Set.of("access_as_user", "orders.read"), token.entitlements().scopes());
    }

    @Test
    void entraIdVersion2() {
        var token = accepted("JWT",
                Map.of("aud", "6e74172b-be56-4843-9ff4-e66a39bb12e3", "azp", "6e74172b-be56-4843-9ff4-e66a39bb12e3",
                        "azpacr", "0", "oid", "690222be-ff1a-4d56-abd1-7e4f7d38e474", "roles", List.of("Orders.Refund"), "sub",
                        "HKZpfaHyWadeOouYlitjrI-KffTm222X5rrV3xDqfKQ", "uti", "fqiBqXLPj0eQa82S-IYFAA", "ver", "2.0"),
                "audience: [https://api.example.com]",
                "audience-claim: { from: aud, map: { 6e74172b-be56-4843-9ff4-e66a39bb12e3: https://api.example.com } }",
                "subject: oid", "roles: { from: roles, map: { Orders.Refund: support } }");

        assertEquals(Set.of("https://api.example.com"), token.audience());
        assertEquals(Set.of("support"), token.entitlements().roles());
        assertEquals(Set.of(), token.entitlements().scopes());
    }

    /** Its access tokens have no audience: the app they were issued to stands in its place. */
    @Test
    void cognito() {
        var lines = new String[] { "audience: [https://api.example.com]",
                "audience-claim: { from: client_id, map: { 2hfraiqqgbrovb6sbd4iq6ka5u: https://api.example.com } }",
                "groups: cognito:groups" };
        var token = accepted(null,
                Map.of("sub", "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee", "cognito:groups", List.of("testgroup"), "version", 2,
                        "client_id", "2hfraiqqgbrovb6sbd4iq6ka5u", "origin_jti", "o", "token_use", "access", "scope",
                        "orders/read", "username", "u"),
                lines);

        assertEquals(Set.of("https://api.example.com"), token.audience());
        assertEquals(theirs("2hfraiqqgbrovb6sbd4iq6ka5u"), token.client());
        assertEquals(Set.of("testgroup"), token.entitlements().groups());
        assertInstanceOf(Verdict.Rejected.class,
                verdict(null, Map.of("sub", "u", "aud", "2hfraiqqgbrovb6sbd4iq6ka5u", "client_id",
                        "2hfraiqqgbrovb6sbd4iq6ka5u", "token_use", "id"), lines),
                "an ID token");
        assertInstanceOf(Verdict.Rejected.class,
                verdict(null, Map.of("sub", "u", "client_id", "another", "token_use", "access"), lines), "another app");
    }

    @Test
    void keycloak() {
        var lines = new String[] { "audience: [orders]", "roles: { from: realm_access.roles, map: { admin: support } }",
                "groups: resource_access.orders.roles" };
        var claims = Map.<String, Object> of("jti", "onrtac:1", "aud", List.of("orders", "account"), "sub",
                "f1e2d3c4-0000-4000-8000-000000000001", "typ", "Bearer", "azp", "shop", "sid", "s", "acr", "1", "realm_access",
                Map.of("roles", List.of("offline_access", "admin")), "resource_access",
                Map.of("orders", Map.of("roles", List.of("clerk"))), "scope", "email profile");
        var token = accepted("JWT", claims, lines);

        assertEquals(theirs("shop"), token.client());
        assertEquals(Set.of("support"), token.entitlements().roles());
        assertEquals(Set.of("clerk"), token.entitlements().groups());
        for (var other : List.of("ID", "Refresh", "Offline", "Logout")) {
            var changed = new HashMap<>(claims);
            changed.put("typ", other);
            assertInstanceOf(Verdict.Rejected.class, verdict("JWT", changed, lines), other);
        }
    }

    @Test
    void kubernetesServiceAccount() {
        var token = accepted(null, Map.of("aud", List.of("https://api.example.com"), "sub", "system:serviceaccount:shop:orders",
                "jti", "ea28ed49-2e11-4280-9ec5-bc3d1d84661a", "kubernetes.io",
                Map.of("namespace", "shop", "serviceaccount", Map.of("name", "orders", "uid", "u"))),
                "audience: [https://api.example.com]", "groups: { from: [kubernetes.io, namespace], prefix: 'namespace:' }");

        assertEquals(given.issuer() + "#system:serviceaccount:shop:orders", token.subject());
        assertEquals(Set.of("namespace:shop"), token.entitlements().groups());
    }

    @Test
    void aMachineSpeaksForItself() {
        var token = accepted("at+jwt", Map.of("aud", "https://api.example.com", "sub", "robot", "client_id", "robot"),
                "audience: [https://api.example.com]");

        assertEquals(true, token.isMachine());
    }
}
