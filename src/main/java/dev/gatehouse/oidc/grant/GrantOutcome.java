package dev.gatehouse.oidc.grant;

import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.token.Authorization;

/** What a grant decided. A refusal is a value, not a failure: what it changed, such as a revocation, must be kept. */
public sealed interface GrantOutcome {

    record Granted(Authorization authorization) implements GrantOutcome {
    }

    record Refused(OAuthError error) implements GrantOutcome {

        public static GrantOutcome invalidGrant(String detail) {
            return new Refused(OAuthError.invalidGrant(detail));
        }
    }
}
