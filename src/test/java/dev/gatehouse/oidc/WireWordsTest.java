package dev.gatehouse.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The words of the protocols, as they must stand on the wire whatever they are called here. */
class WireWordsTest {

    @Test
    void grantTypesAreThoseOfRfc6749() {
        assertEquals(List.of("authorization_code", "refresh_token", "client_credentials"), WireValue.all(GrantType.class));
    }

    @ParameterizedTest
    @EnumSource(GrantType.class)
    void aGrantTypeIsFoundByItsOwnWord(GrantType type) {
        assertEquals(Optional.of(type), WireValue.parse(GrantType.class, type.wire()));
    }

    /** Exactly: a word that is nearly one is none, so that nobody else reads it as one we did not check. */
    @ParameterizedTest
    @ValueSource(strings = { "", "password", "implicit", "AUTHORIZATION_CODE", "authorization_code ", "refresh-token",
            "urn:ietf:params:oauth:grant-type:jwt-bearer" })
    void anyOtherWordIsNoGrantType(String word) {
        assertEquals(Optional.empty(), WireValue.parse(GrantType.class, word));
    }

    /** Attack 30: one kind of token must never pass for another (RFC 8725 §3.11). */
    @Test
    void everyKindOfTokenHasATypeOfItsOwn() {
        var types = Arrays.stream(JwtType.values()).map(JwtType::wire).map(String::toLowerCase).toList();

        assertEquals(List.of("at+jwt", "jwt", "gatehouse-assertion+jwt"), types);
        assertEquals(types.size(), types.stream().distinct().count());
    }

    @Test
    void announcesWhatIdTokensAndUserinfoTell() {
        assertEquals(List.of("iss", "sub", "aud", "exp", "iat", "auth_time", "nonce", "acr", "amr", "sid", "at_hash", "name",
                "roles", "groups"),
                Claim.supported());
    }

    /** Introspection tells what the token is for, not how its person signs in (RFC 7662 §2.2 leaves that to us). */
    @Test
    void introspectionTellsOfThePersonNoMoreThanItNeeds() {
        var told = Arrays.stream(Claim.values()).filter(claim -> claim.isToldIn(Claim.Place.INTROSPECTION))
                .map(Claim::wire).collect(Collectors.toSet());

        assertTrue(told.contains("acr"));
        assertFalse(told.contains("amr"));
        assertFalse(told.contains("name"));
        assertFalse(told.contains("nonce"));
        assertFalse(told.contains("updated_at"));
    }
}
