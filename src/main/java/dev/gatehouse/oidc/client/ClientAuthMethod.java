package dev.gatehouse.oidc.client;

import dev.gatehouse.oidc.WireValue;

/** How a client authenticates (OpenID Connect Core §9, RFC 8414 §2). */
public enum ClientAuthMethod implements WireValue {
    CLIENT_SECRET_BASIC,
    CLIENT_SECRET_POST,

    /** A public client: it cannot keep a secret, and names itself only. */
    NONE
}
