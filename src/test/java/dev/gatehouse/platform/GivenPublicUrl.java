package dev.gatehouse.platform;

import java.util.Map;

import dev.gatehouse.testing.Settings;

/** The address of an installation, for tests without an application. */
public final class GivenPublicUrl {

    private GivenPublicUrl() {
    }

    public static PublicUrl of(String issuer) {
        return new PublicUrl(Settings.of(PlatformConfig.class, Map.of("gatehouse.issuer", issuer)));
    }
}
