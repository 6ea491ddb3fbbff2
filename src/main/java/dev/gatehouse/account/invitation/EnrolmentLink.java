package dev.gatehouse.account.invitation;

import java.net.URI;
import java.time.Instant;

/** A link that lets one person create an account, once. It holds the ticket, so it is shown once and never logged. */
public record EnrolmentLink(URI url, Instant expiresAt) {

    @Override
    public String toString() {
        return "EnrolmentLink[expiresAt=" + expiresAt + "]";
    }
}
