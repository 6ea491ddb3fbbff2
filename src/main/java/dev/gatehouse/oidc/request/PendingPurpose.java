package dev.gatehouse.oidc.request;

import java.time.Duration;

/** What a pending request waits for, and how long. */
public enum PendingPurpose {

    /** It came by POST, without the person's cookies, and goes on as a GET: nothing is known yet of who sent it. */
    POSTED(Duration.ofMinutes(5)),

    /** A person signs in or consents: long enough to look for a security key, short enough for a forgotten tab. */
    AUTHORIZE(Duration.ofHours(1)),

    /** A person confirms that they want to sign out. */
    LOGOUT(Duration.ofMinutes(10));

    private final Duration life;

    PendingPurpose(Duration life) {
        this.life = life;
    }

    Duration life() {
        return life;
    }
}
