package dev.gatehouse.passkey.webauthn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

class RelyingPartyTest {

    @Test
    void tellsBrowsersItsNameAndWhatToOfferFirst() {
        var party = GivenRelyingParty.of("example.com", "https://login.example.com",
                "security-key,client-device,security-key");

        assertEquals("example.com", party.id());
        assertEquals("The office", party.name());
        assertEquals(List.of("security-key", "client-device"), party.hints(), "each once, in the order of the setting");
    }

    /** Browsers compare code points: what is written otherwise is another origin. */
    @Test
    void keepsEachOriginAsItIsWritten() {
        var party = GivenRelyingParty.of("example.com", "https://login.example.com,https://EXAMPLE.com:443", "hybrid");

        assertEquals(Set.of("https://login.example.com", "https://EXAMPLE.com:443"), party.origins());
        assertThrows(UnsupportedOperationException.class, () -> party.origins().add("https://evil.example"));
    }
}
