package dev.gatehouse.oidc.request;

import dev.gatehouse.oidc.WireValue;

/** What an application wants the person to see (OpenID Connect Core §3.1.2.1). */
public enum Prompt implements WireValue {
    NONE,
    LOGIN,
    CONSENT,
    SELECT_ACCOUNT
}
