package dev.gatehouse.keys.rotation;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.keys.EncryptionKeys;
import dev.gatehouse.keys.KeyLifetimes;
import dev.gatehouse.keys.KeysConfig;
import dev.gatehouse.platform.startup.SevereFinding;
import dev.gatehouse.platform.startup.StartupCheck;

/** No start without a usable encryption key, nor with a rotation that verifiers cannot follow. */
@ApplicationScoped
class KeysStartupCheck implements StartupCheck {

    private final KeysConfig config;

    KeysStartupCheck(KeysConfig config) {
        this.config = config;
    }

    @Override
    public void check() {
        new EncryptionKeys(config);
        try {
            KeyLifetimes.of(config);
        } catch (IllegalArgumentException tooShort) {
            throw new SevereFinding("gatehouse.keys.rotation-interval is too short: " + tooShort.getMessage() + ".");
        }
    }
}
