package dev.gatehouse.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class ClaimsSetTest {

    @Test
    void writesWhatItReads() {
        var at = Instant.ofEpochSecond(1_700_000_000);
        var written = new ClaimsSet().put(Claim.SUB, "ada").put(Claim.AMR, List.of("user", "pop")).put(Claim.AUTH_TIME, at)
                .wire();

        assertEquals(Map.of("sub", "ada", "amr", List.of("user", "pop"), "auth_time", 1_700_000_000L), written);
        var read = new ClaimsSet(written);
        assertEquals(Optional.of("ada"), read.text(Claim.SUB));
        assertEquals(List.of("user", "pop"), read.texts(Claim.AMR));
        assertEquals(Optional.of(at), read.time(Claim.AUTH_TIME));
    }

    @Test
    void whatIsMissingIsEmpty() {
        var none = new ClaimsSet();

        assertEquals(Optional.empty(), none.text(Claim.SUB));
        assertEquals(List.of(), none.texts(Claim.AUD));
        assertEquals(Optional.empty(), none.time(Claim.EXP));
    }

    /** RFC 7519 §4.1.3. */
    @Test
    void aSingleTextStandsForAListOfOne() {
        assertEquals(List.of("https://api.example.com"),
                new ClaimsSet(Map.of("aud", "https://api.example.com")).texts(Claim.AUD));
    }

    /** What is read in another way than it is written could be read in two ways. */
    @Test
    void refusesAClaimOfAnotherShape() {
        var odd = new ClaimsSet(Map.of("sub", 7, "aud", List.of("a", 7), "amr", Map.of("a", "b"), "exp", "soon"));

        assertThrows(IllegalArgumentException.class, () -> odd.text(Claim.SUB));
        assertThrows(IllegalArgumentException.class, () -> odd.texts(Claim.AUD));
        assertThrows(IllegalArgumentException.class, () -> odd.texts(Claim.AMR));
        assertThrows(IllegalArgumentException.class, () -> odd.time(Claim.EXP));
    }

    @Test
    void tellsInAPlaceOnlyWhatBelongsThere() {
        var all = new ClaimsSet(Map.of("sub", "ada", "name", "Ada", "jti", "1", "unknown", "x"));

        assertEquals(Map.of("sub", "ada", "name", "Ada"), all.toldIn(Claim.Place.USERINFO).wire());
        assertEquals(Map.of("sub", "ada"), all.toldIn(Claim.Place.ID_TOKEN).wire());
        assertEquals(Map.of("sub", "ada", "jti", "1"), all.toldIn(Claim.Place.INTROSPECTION).wire());
    }

    @Test
    void isNotChangedThroughWhatItGaveAway() {
        var claims = new ClaimsSet().put(Claim.SUB, "ada");
        claims.wire().put("sub", "eve");

        assertEquals(Optional.of("ada"), claims.text(Claim.SUB));
    }

    @Test
    void printsNoValues() {
        String printed = new ClaimsSet().put(Claim.NAME, "Ada").toString();

        assertTrue(printed.contains("name") && !printed.contains("Ada"), printed);
    }
}
