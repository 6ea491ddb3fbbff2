package dev.gatehouse.passkey.webauthn;

import java.util.Map;

import dev.gatehouse.passkey.PasskeyConfig;
import dev.gatehouse.testing.Settings;

/** A relying party from settings alone: with an id and origins of its own, it does not ask for the issuer. */
public final class GivenRelyingParty {

    private GivenRelyingParty() {
    }

    public static RelyingParty of(String id, String origins, String hints) {
        return new RelyingParty(Settings.of(PasskeyConfig.class, Map.of("gatehouse.passkey.rp-id", id,
                "gatehouse.passkey.origins", origins, "gatehouse.passkey.rp-name", "The office",
                "gatehouse.passkey.hints", hints)), null);
    }
}
