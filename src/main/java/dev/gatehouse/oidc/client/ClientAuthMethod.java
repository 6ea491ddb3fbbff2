package dev.gatehouse.oidc.client;

import java.util.Locale;

/** How a client authenticates (OpenID Connect Core §9, RFC 8414 §2). */
public enum ClientAuthMethod {

    /** A public client: it cannot keep a secret, and names itself only. */
    NONE,
    CLIENT_SECRET_BASIC,
    CLIENT_SECRET_POST;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
