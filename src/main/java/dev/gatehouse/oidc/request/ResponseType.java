package dev.gatehouse.oidc.request;

import dev.gatehouse.oidc.WireValue;

/** What the response holds (RFC 6749 §3.1.1): no token ever travels through the browser's address (RFC 9700 §2.1.2). */
public enum ResponseType implements WireValue {
    CODE
}
