package dev.gatehouse.oidc.grant;

import dev.gatehouse.oidc.GrantType;
import io.smallrye.mutiny.Uni;

/**
 * One way to get tokens (RFC 6749 §1.3). It is asked within a transaction, after the client was authenticated and found to be
 * allowed this grant; it decides what may be issued, and issues nothing.
 */
public interface Grant {

    GrantType type();

    Uni<GrantOutcome> authorize(TokenRequest request);
}
