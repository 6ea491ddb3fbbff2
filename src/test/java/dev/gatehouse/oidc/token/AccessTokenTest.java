package dev.gatehouse.oidc.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.oidc.Claim;
import dev.gatehouse.oidc.ClaimsSet;
import dev.gatehouse.oidc.Scopes;
import dev.gatehouse.oidc.token.AccessToken.AuthorizationClaims;

class AccessTokenTest {

    private static final String ISSUER = "https://id.example.com";
    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);
    private static final AuthenticationClaims PROOF = new AuthenticationClaims(NOW.minusSeconds(60), "phr",
            List.of("user", "pop"));
    private static final AccessToken PERSON = new AccessToken("ada", "app", Scopes.parse("openid orders"),
            List.of("https://api.example.com", ISSUER), Optional.of("s-1"), "t-1", NOW, NOW.plusSeconds(300),
            Optional.of(PROOF), new AuthorizationClaims(Set.of("support", "admin"), Set.of("berlin"), Instant.EPOCH));
    private static final AccessToken MACHINE = new AccessToken("app", "app", Scopes.NONE, List.of(ISSUER), Optional.empty(),
            "t-2", NOW, NOW.plusSeconds(300), Optional.empty(), AuthorizationClaims.NONE);

    private static final AccessToken HOLDER = holder("openid roles groups");

    private static AccessToken holder(String scopes) {
        return new AccessToken("ada", "app", Scopes.parse(scopes), List.of(ISSUER), Optional.of("s-1"), "t-1", NOW,
                NOW.plusSeconds(300), Optional.of(PROOF),
                new AuthorizationClaims(Set.of("support", "billing"), Set.of("berlin"), NOW.minusSeconds(1_000)));
    }

    /** RFC 9068 §2.2. */
    @Test
    void writesItsClaims() {
        assertEquals(Map.ofEntries(Map.entry("iss", ISSUER), Map.entry("sub", "ada"), Map.entry("client_id", "app"),
                Map.entry("aud", List.of("https://api.example.com", ISSUER)), Map.entry("scope", "openid orders"),
                Map.entry("jti", "t-1"), Map.entry("sid", "s-1"), Map.entry("iat", 1_700_000_000L),
                Map.entry("exp", 1_700_000_300L), Map.entry("auth_time", 1_699_999_940L), Map.entry("acr", "phr"),
                Map.entry("amr", List.of("user", "pop")), Map.entry("roles", List.of("admin", "support")),
                Map.entry("groups", List.of("berlin"))), PERSON.claims(ISSUER).wire());
    }

    @Test
    void ofAMachineTellsOfNoPerson() {
        assertEquals(Set.of("iss", "sub", "client_id", "aud", "jti", "iat", "exp"), MACHINE.claims(ISSUER).wire().keySet());
        assertEquals(ISSUER, MACHINE.claims(ISSUER).wire().get("aud"), "a single audience stands alone");
        assertTrue(MACHINE.isMachine());
        assertFalse(PERSON.isMachine());
    }

    @Test
    void readsWhatItWrote() {
        assertEquals(Optional.of(PERSON), AccessToken.read(PERSON.claims(ISSUER)));
        assertEquals(Optional.of(MACHINE), AccessToken.read(MACHINE.claims(ISSUER)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "sub", "client_id", "aud", "jti", "iat", "exp" })
    void isNoneWithoutAClaimThatItNeeds(String claim) {
        var claims = new HashMap<>(PERSON.claims(ISSUER).wire());
        claims.remove(claim);

        assertEquals(Optional.empty(), AccessToken.read(new ClaimsSet(claims)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "sub", "client_id", "aud", "jti", "iat", "exp", "scope", "sid", "auth_time", "acr", "amr", "roles",
            "groups" })
    void isNoneWithAClaimOfAnotherShape(String claim) {
        var claims = new HashMap<>(PERSON.claims(ISSUER).wire());
        claims.put(claim, Map.of("odd", true));

        assertEquals(Optional.empty(), AccessToken.read(new ClaimsSet(claims)));
    }

    /** Half a proof is none: who asks for an acr must know when it was reached. */
    @ParameterizedTest
    @ValueSource(strings = { "auth_time", "acr" })
    void provesNothingWithHalfAProof(String claim) {
        var claims = new HashMap<>(PERSON.claims(ISSUER).wire());
        claims.remove(claim);

        assertEquals(Optional.empty(), AccessToken.read(new ClaimsSet(claims)).orElseThrow().authentication());
    }

    @ParameterizedTest
    @CsvSource({ "-1, false", "299, false", "300, true", "301, true" })
    void expiresOnTheSecond(long seconds, boolean expired) {
        assertEquals(expired, PERSON.isExpired(NOW.plusSeconds(seconds)));
    }

    @Test
    void isNeverForNobody() {
        assertThrows(IllegalArgumentException.class, () -> new AccessToken("ada", "app", Scopes.NONE, List.of(),
                Optional.empty(), "t", NOW, NOW, Optional.empty(), AuthorizationClaims.NONE));
    }

    /** OpenID Connect Core §2: the same person and session, for the client, and what binds it to the request and the token. */
    @Test
    void anIdTokenBesideItIsForTheClient() {
        var claims = IdToken.claims(PERSON, "jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y", Optional.of("n-1"),
                Duration.ofMinutes(2), ISSUER).wire();

        assertEquals(Map.ofEntries(Map.entry("iss", ISSUER), Map.entry("sub", "ada"), Map.entry("aud", "app"),
                Map.entry("iat", 1_700_000_000L), Map.entry("exp", 1_700_000_120L), Map.entry("auth_time", 1_699_999_940L),
                Map.entry("acr", "phr"), Map.entry("amr", List.of("user", "pop")), Map.entry("sid", "s-1"),
                Map.entry("nonce", "n-1"), Map.entry("at_hash", "77QmUPtjPfzWtF2AnpK9RQ")), claims);
    }

    /** RFC 9068 §2.2.3.1. */
    @Test
    void tellsRolesAndGroupsAndAsOfWhen() {
        var claims = HOLDER.claims(ISSUER).wire();

        assertEquals(List.of("billing", "support"), claims.get("roles"));
        assertEquals(List.of("berlin"), claims.get("groups"));
        assertEquals(1_699_999_000L, claims.get("updated_at"));
        assertEquals(Optional.of(HOLDER), AccessToken.read(HOLDER.claims(ISSUER)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "roles", "groups", "updated_at" })
    void isNoneWithRolesOrGroupsOfAnotherShape(String claim) {
        var claims = new HashMap<>(HOLDER.claims(ISSUER).wire());
        claims.put(claim, List.of(Map.of("odd", true)));

        assertEquals(Optional.empty(), AccessToken.read(new ClaimsSet(claims)));
    }

    /** OpenID Connect Core §5.4: a client learns of the person what it asked for, and of an API's affairs nothing. */
    @Test
    void anIdTokenTellsRolesAndGroupsOnlyWhenAsked() {
        assertEquals(Set.of("roles", "groups"), idTokenClaims(HOLDER));
        assertEquals(Set.of("roles"), idTokenClaims(holder("openid roles")));
        assertEquals(Set.of(), idTokenClaims(holder("openid profile")));
    }

    private static Set<String> idTokenClaims(AccessToken beside) {
        var told = IdToken.claims(beside, "token", Optional.empty(), Duration.ofMinutes(2), ISSUER).wire().keySet();
        return told.stream().filter(Set.of("roles", "groups", "updated_at")::contains)
                .collect(java.util.stream.Collectors.toSet());
    }

    @Test
    void anIdTokenTellsOnlyWhatIsAnnounced() {
        var claims = IdToken.claims(HOLDER, "token", Optional.of("n-1"), Duration.ofMinutes(2), ISSUER).wire();

        assertEquals(Set.of(), claims.keySet().stream().filter(name -> !Claim.supported().contains(name))
                .collect(java.util.stream.Collectors.toSet()));
        assertTrue(Arrays.stream(Claim.values()).filter(claim -> claim.isToldIn(Claim.Place.ID_TOKEN)).map(Claim::wire)
                .allMatch(claims::containsKey));
    }

    @Test
    void anIdTokenRepeatsNoNonceThatWasNotSent() {
        assertFalse(
                IdToken.claims(PERSON, "token", Optional.empty(), Duration.ofMinutes(2), ISSUER).wire().containsKey("nonce"));
    }
}
