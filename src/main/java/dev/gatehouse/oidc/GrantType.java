package dev.gatehouse.oidc;

/** The grants there are, by their {@code grant_type} (RFC 6749 §4 and §6). */
public enum GrantType implements WireValue {
    AUTHORIZATION_CODE,
    REFRESH_TOKEN,
    CLIENT_CREDENTIALS
}
