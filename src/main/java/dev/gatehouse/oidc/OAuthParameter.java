package dev.gatehouse.oidc;

/** The parameters that requests and responses have here; any other is ignored (RFC 6749 §3.1, §3.2). */
public enum OAuthParameter implements WireValue {

    // RFC 6749
    CLIENT_ID,
    CLIENT_SECRET,
    CODE,
    ERROR,
    ERROR_DESCRIPTION,
    GRANT_TYPE,
    REDIRECT_URI,
    REFRESH_TOKEN,
    RESPONSE_TYPE,
    SCOPE,
    STATE,

    // OpenID Connect Core §3.1.2.1, §6, §7.2.1; Multiple Response Type Encoding Practices §2.1; RP-Initiated Logout §2
    ID_TOKEN_HINT,
    MAX_AGE,
    NONCE,
    POST_LOGOUT_REDIRECT_URI,
    PROMPT,
    REGISTRATION,
    REQUEST,
    REQUEST_URI,
    RESPONSE_MODE,

    // RFC 6750 §2.2, RFC 7009 §2.1 and RFC 7662 §2.1, RFC 7521 §4.2, RFC 7636, RFC 8707 §2, RFC 9207 §2
    ACCESS_TOKEN,
    TOKEN,
    CLIENT_ASSERTION,
    CLIENT_ASSERTION_TYPE,
    CODE_CHALLENGE,
    CODE_CHALLENGE_METHOD,
    CODE_VERIFIER,
    RESOURCE,
    ISS,

    // RFC 9449 §10, RFC 9201 §3.1
    DPOP_JKT,
    REQ_CNF
}
