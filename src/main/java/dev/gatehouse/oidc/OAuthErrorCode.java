package dev.gatehouse.oidc;

/** The error codes of the protocols spoken here, each with its status in a direct response. */
public enum OAuthErrorCode implements WireValue {

    // RFC 6749 §4.1.2.1 and §5.2
    INVALID_REQUEST(400),
    INVALID_CLIENT(401),
    INVALID_GRANT(400),
    UNAUTHORIZED_CLIENT(400),
    UNSUPPORTED_GRANT_TYPE(400),
    UNSUPPORTED_RESPONSE_TYPE(400),
    INVALID_SCOPE(400),
    ACCESS_DENIED(403),
    TEMPORARILY_UNAVAILABLE(503),

    // OpenID Connect Core §3.1.2.6
    LOGIN_REQUIRED(400),
    CONSENT_REQUIRED(400),
    REQUEST_NOT_SUPPORTED(400),
    REQUEST_URI_NOT_SUPPORTED(400),
    REGISTRATION_NOT_SUPPORTED(400),

    // RFC 8707 §2
    INVALID_TARGET(400),

    // RFC 6750 §3.1: at resources that take a bearer token
    INVALID_TOKEN(401),
    INSUFFICIENT_SCOPE(403);

    private final int status;

    OAuthErrorCode(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }
}
