package dev.gatehouse.passkey.webauthn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.gatehouse.passkey.PasskeyConfig;
import dev.gatehouse.platform.PublicUrl;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.Settings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(Database.class)
class RelyingPartyTest {

    @Inject
    PublicUrl publicUrl;

    @Test
    void tellsBrowsersItsNameAndWhatToOfferFirst() {
        var party = new RelyingParty(Settings.of(PasskeyConfig.class, Map.of("gatehouse.passkey.rp-name", "The office",
                "gatehouse.passkey.hints", "security-key,client-device,security-key")), publicUrl);

        assertEquals("The office", party.name());
        assertEquals(List.of("security-key", "client-device"), party.hints());
    }
}
