package dev.gatehouse.oidc.grant;

import dev.gatehouse.oidc.GrantType;
import io.smallrye.mutiny.Uni;

/**
 * One way to get tokens (RFC 6749 §1.3). It is asked within a transaction, after the client was authenticated and found to be
 * allowed this grant; it decides what may be issued, and issues nothing.
 *
 * <p>
 * It refuses in one of two ways. What it throws, or fails with, rolls the transaction back: nothing of the request happened,
 * and a corrected one may follow (a parameter that is missing, a scope or resource that goes too far). What it returns as
 * {@link GrantOutcome.Refused} commits: what it changed must stay, such as the revocation that a code used twice leads to.
 */
public interface Grant {

    GrantType type();

    Uni<GrantOutcome> authorize(TokenRequest request);
}
