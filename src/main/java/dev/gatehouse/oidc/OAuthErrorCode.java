package dev.gatehouse.oidc;

import java.util.Locale;

/** The error codes of the protocols spoken here, each with the status it has when it is answered directly. */
public enum OAuthErrorCode {

    // RFC 6749 §4.1.2.1 and §5.2
    INVALID_REQUEST(400),
    INVALID_CLIENT(401),
    INVALID_GRANT(400),
    UNAUTHORIZED_CLIENT(400),
    UNSUPPORTED_GRANT_TYPE(400),
    UNSUPPORTED_RESPONSE_TYPE(400),
    INVALID_SCOPE(400),
    ACCESS_DENIED(403),
    SERVER_ERROR(500),
    TEMPORARILY_UNAVAILABLE(503),

    // OpenID Connect Core §3.1.2.6
    INTERACTION_REQUIRED(400),
    LOGIN_REQUIRED(400),
    ACCOUNT_SELECTION_REQUIRED(400),
    CONSENT_REQUIRED(400),
    REQUEST_NOT_SUPPORTED(400),
    REQUEST_URI_NOT_SUPPORTED(400),
    REGISTRATION_NOT_SUPPORTED(400),

    // RFC 9470 §5, RFC 8707 §2
    UNMET_AUTHENTICATION_REQUIREMENTS(400),
    INVALID_TARGET(400),

    // RFC 6750 §3.1: at resources that take a bearer token
    INVALID_TOKEN(401),
    INSUFFICIENT_SCOPE(403),

    // RFC 7009 §2.2.1
    UNSUPPORTED_TOKEN_TYPE(400);

    private final int status;

    OAuthErrorCode(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }

    /** As it stands on the wire, {@code invalid_request}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
