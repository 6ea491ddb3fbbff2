package dev.gatehouse.account.revocation;

/** What can be revoked, and by which id. */
public enum RevocationKind {
    /** A browser session, by {@code sid}; with it goes every access token that carries the {@code sid}. */
    SESSION,
    /** One access token, by {@code jti}. */
    TOKEN,
    /** What was said of a person's roles and groups before they were changed last, by account. */
    ASSIGNMENTS
}
