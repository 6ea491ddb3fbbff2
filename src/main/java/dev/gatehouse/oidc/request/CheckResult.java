package dev.gatehouse.oidc.request;

import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.client.Client;

/** What the checks say of a request whose client and redirect URI are known. */
public sealed interface CheckResult {

    RedirectTarget to();

    Client client();

    /** It may go on. */
    record Valid(AuthorizationRequest request, Client client, RedirectTarget to) implements CheckResult {

        /** The same request, refused after all. */
        public Invalid invalid(OAuthError error) {
            return new Invalid(error, client, to);
        }
    }

    /** The application is told what is wrong (RFC 6749 §4.1.2.1). */
    record Invalid(OAuthError error, Client client, RedirectTarget to) implements CheckResult {
    }
}
