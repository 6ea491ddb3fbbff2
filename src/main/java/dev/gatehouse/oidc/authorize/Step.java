package dev.gatehouse.oidc.authorize;

import dev.gatehouse.account.session.SignedIn;
import dev.gatehouse.oidc.OAuthError;

/** What happens next with an authorization request. */
sealed interface Step {

    /** Nobody is signed in here. */
    record Login() implements Step {
    }

    /** Somebody is, but the request wants a sign-in that was made for it. */
    record StepUp() implements Step {
    }

    /** The person is asked. */
    record Consent(SignedIn person) implements Step {
    }

    /** All is well: the application gets its code. */
    record Respond(SignedIn person) implements Step {
    }

    /** The application is told why not. */
    record Refuse(OAuthError error) implements Step {
    }
}
