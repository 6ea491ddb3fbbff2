package dev.gatehouse.gateway.requirement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.gatehouse.platform.policy.PolicyError;
import dev.gatehouse.platform.policy.PolicyText;

class RequireEntryTest {

    private static final String ISSUER = "https://id.example.com";

    private static RoutePolicy read(String keys) {
        return RequireEntry.read(PolicyText.parse("{ " + keys + " }"), ISSUER,
                Map.of("https://login.example.org", List.of("https://api.test")));
    }

    /** Silence means somebody who is known, with a token for us: never anybody. */
    @Test
    void requiresAKnownCallerWhenNothingIsSaid() {
        assertEquals(new RoutePolicy(List.of(ISSUER), false, List.of()), read("id: a"));
    }

    @Test
    void readsAllThatARouteCanRequire() {
        assertEquals(
                new RoutePolicy(List.of("https://api.test"), false, List.of(
                        new Requirement.Scopes(Set.of("orders.read", "orders:write")), new Requirement.Acr("phr"),
                        new Requirement.MaxAge(Duration.ofMinutes(5)))),
                read("audience: 'https://api.test',"
                        + " require: { scopes: [orders.read, 'orders:write'], acr: phr, max-age: 5m }"));
    }

    /** In the order in which a refusal is most useful: what another sign-in can meet comes last. */
    @Test
    void ordersWhatItRequires() {
        var policy = read(
                "strict: 10s, require: { max-age: 1m, amr: [swk, mfa], acr: phr, scopes: [a], groups: [g], roles: [r],"
                        + " audiences: ['https://b.test', 'https://a.test'], clients: [shop], issuers: ['" + ISSUER + "'] }");

        assertEquals(new RoutePolicy(List.of("https://b.test", "https://a.test"), false, Optional.of(Duration.ofSeconds(10)),
                List.of(new Requirement.Issuers(Set.of(ISSUER)), new Requirement.Clients(Set.of("shop")),
                        new Requirement.Roles(Set.of("r")), new Requirement.Groups(Set.of("g")),
                        new Requirement.Scopes(Set.of("a")), new Requirement.Acr("phr"),
                        new Requirement.Amr(Set.of("mfa", "swk")), new Requirement.MaxAge(Duration.ofMinutes(1)))),
                policy);
        assertTrue(policy.takes("https://a.test") && policy.takes("https://b.test"));
        assertEquals(false, policy.takes(ISSUER));
    }

    @Test
    void letsEverybodyInOnlyWhereItSaysSo() {
        assertTrue(read("anonymous: true").anonymous());
        assertEquals(false, read("anonymous: false").anonymous());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "anonymous: true, require: { scopes: [a] }  | An anonymous route cannot require anything",
            "anonymous: true, require: { acr: phr }     | An anonymous route cannot require anything",
            "anonymous: yes please                      | anonymous",
            "require: { device-bound: true }            | 'device-bound' is not enforced by this version",
            "require: { attested: true }                | 'attested' is not enforced by this version",
            "require: { roles: [] }                     | 'roles' is an empty list",
            "require: { groups: [] }                    | 'groups' is an empty list",
            "require: { clients: [] }                   | 'clients' is an empty list",
            "require: { audiences: [] }                 | 'audiences' is an empty list",
            "audience: a, require: { audiences: [b] }   | 'audience' stands beside 'audiences'",
            "require: { issuers: ['https://x.test'] }   | No token of 'https://x.test' is ever accepted",
            "require: { amr: [hwk] }                    | Nobody can sign in by the amr 'hwk'",
            "strict: 1s                                 | cannot be less than 2s",
            "anonymous: true, strict: 5s                | An anonymous route asks for no credentials",
            "require: { max-age: soon }                 | 'soon' is not a length of time",
            "require: { acr: phrh }                     | 'acr: phrh' is not enforced by this version",
            "require: { acr: PHR }                      | Nobody can reach the acr 'PHR'",
            "require: { acr: mfa }                      | Nobody can reach the acr 'mfa'",
            "require: { scopes: ['a b'] }               | 'a b' is not a scope",
            "require: { scopes: ['a\"b'] }              | is not a scope",
            "require: { scopes: ['a\\b'] }              | is not a scope",
            "require: { scopes: ['é'] }                 | 'é' is not a scope",
            "require: { scopes: a }                     | scopes",
            "require: { Scopes: [a] }                   | Unknown key 'Scopes'" })
    void refusesWhatNobodyCouldReachOrNobodyEnforces(String keys, String complaint) {
        var error = assertThrows(PolicyError.class, () -> read(keys));

        assertTrue(error.getMessage().contains(complaint), error.getMessage());
    }

    @Test
    void takesAnIssuerThatThePolicyTrusts() {
        var both = "audience: 'https://api.test', require: { issuers: ['" + ISSUER + "', 'https://login.example.org'] }";

        assertEquals(List.of(new Requirement.Issuers(Set.of(ISSUER, "https://login.example.org"))), read(both).requirements());
    }

    /** A slash more is another issuer, and one whose tokens are for something else lets nobody through. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "https://api.test | https://login.example.org/ | is ever accepted",
            "https://api.test | https://evil.example | is ever accepted",
            "https://other.test | https://login.example.org | is for this route" })
    void refusesAnIssuerOfWhichNoTokenPasses(String audience, String issuer, String what) {
        var error = assertThrows(PolicyError.class,
                () -> read("audience: '" + audience + "', require: { issuers: ['" + issuer + "'] }"));

        assertTrue(error.what().contains(issuer) && error.what().contains(what), error.getMessage());
    }
}
