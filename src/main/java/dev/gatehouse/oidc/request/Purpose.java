package dev.gatehouse.oidc.request;

/** What a stored request waits for. */
public enum Purpose {

    /** It came by POST, without the person's cookies, and goes on as a GET: nothing is known yet of who sent it. */
    POSTED,

    /** A person signs in or consents. */
    AUTHORIZE,

    /** A person confirms that they want to sign out. */
    LOGOUT
}
