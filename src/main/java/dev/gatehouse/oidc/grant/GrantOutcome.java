package dev.gatehouse.oidc.grant;

import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.token.Authorization;

/** What a grant decided, when what it changed is to be kept. */
public sealed interface GrantOutcome {

    record Granted(Authorization authorization) implements GrantOutcome {
    }

    record Refused(OAuthError error) implements GrantOutcome {

        public static GrantOutcome invalidGrant(String detail) {
            return new Refused(OAuthError.invalidGrant(detail));
        }
    }
}
