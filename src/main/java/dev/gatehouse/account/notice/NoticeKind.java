package dev.gatehouse.account.notice;

/** What happened. */
public enum NoticeKind {
    /** Somebody was given a link that opens the account. */
    ENROLMENT_LINK_MADE,
    /** Such a link was used: the account has one more passkey. */
    PASSKEY_ENROLLED,
    /** An administrator removed a passkey. */
    PASSKEY_REMOVED,
    /** An administrator put a suspended passkey back into use. */
    PASSKEY_REINSTATED
}
