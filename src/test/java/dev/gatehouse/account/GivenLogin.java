package dev.gatehouse.account;

import dev.gatehouse.platform.GivenPublicUrl;

/** The login page of an installation, for tests without an application. */
public final class GivenLogin {

    private GivenLogin() {
    }

    public static LoginRedirect at(String issuer) {
        return new LoginRedirect(GivenPublicUrl.of(issuer));
    }
}
