package dev.gatehouse.oidc.client;

/** Whether an authorization request must carry a code challenge (RFC 7636). One that was sent is always enforced. */
public enum Pkce {
    REQUIRED,
    OPTIONAL
}
