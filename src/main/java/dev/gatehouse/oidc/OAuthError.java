package dev.gatehouse.oidc;

import java.util.Objects;

/**
 * An error response of OAuth (RFC 6749 §4.1.2.1, §5.2): the code and the description are for the caller; the detail is for the
 * log and the audit trail, which read it by {@link #getMessage()}, and is never sent.
 */
public final class OAuthError extends RuntimeException {

    private final OAuthErrorCode code;
    private final String description;
    private final String detail;

    private OAuthError(OAuthErrorCode code, String description, String detail) {
        super(code.wire() + ": " + detail, null, false, false);
        this.code = Objects.requireNonNull(code);
        this.description = Objects.requireNonNull(description);
        this.detail = Objects.requireNonNull(detail);
    }

    public static OAuthError of(OAuthErrorCode code, String description) {
        return new OAuthError(code, description, description);
    }

    public static OAuthError invalidRequest(String description) {
        return of(OAuthErrorCode.INVALID_REQUEST, description);
    }

    /** One sentence for every reason, so that none can be told from another (RFC 6749 §5.2, {@code invalid_grant}). */
    public static OAuthError invalidGrant(String detail) {
        return of(OAuthErrorCode.INVALID_GRANT, "The grant is not valid: unknown, expired, already used, or not yours.")
                .because(detail);
    }

    /** One sentence for an unknown client, a wrong secret and a wrong method alike. */
    public static OAuthError invalidClient(String detail) {
        return of(OAuthErrorCode.INVALID_CLIENT, "Client authentication failed.").because(detail);
    }

    public static OAuthError invalidToken(String detail) {
        return of(OAuthErrorCode.INVALID_TOKEN, "The access token is not valid here.").because(detail);
    }

    /** The same error with a detail. */
    public OAuthError because(String detailForLog) {
        return new OAuthError(code, description, detailForLog);
    }

    public OAuthErrorCode code() {
        return code;
    }

    /** For {@code error_description}: plain ASCII without quotes, as RFC 6749 §5.2 asks. */
    public String description() {
        return description;
    }

    /** For the log: why it was refused, where nobody gave a reason what the caller is told. */
    public String detail() {
        return detail;
    }
}
