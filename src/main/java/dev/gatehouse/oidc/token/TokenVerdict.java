package dev.gatehouse.oidc.token;

/** What became of an access token. */
public sealed interface TokenVerdict {

    /** It is one of ours and its time is now. Whether it is meant for the reader and still active, the reader must ask. */
    record Accepted(AccessToken token) implements TokenVerdict {
    }

    /** It counts for nothing; the reason is for the log only. */
    record Rejected(String reason) implements TokenVerdict {
    }
}
