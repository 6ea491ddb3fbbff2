package dev.gatehouse.oidc.check;

import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.client.Client;
import dev.gatehouse.oidc.request.AuthorizationRequest;
import dev.gatehouse.oidc.request.RedirectTarget;

/** What the checks say of a request whose client and redirect URI are known. */
public sealed interface CheckResult {

    /** It may go on. */
    record Valid(AuthorizationRequest request) implements CheckResult {
    }

    /** The application is told what is wrong (RFC 6749 §4.1.2.1). */
    record Invalid(OAuthError error, Client client, RedirectTarget to) implements CheckResult {
    }
}
