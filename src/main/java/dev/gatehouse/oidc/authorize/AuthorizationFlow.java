package dev.gatehouse.oidc.authorize;

import java.time.Instant;
import java.util.Optional;

import dev.gatehouse.account.session.SignedIn;
import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.OAuthErrorCode;
import dev.gatehouse.oidc.request.AuthorizationRequest;
import dev.gatehouse.oidc.request.Prompt;

/**
 * The only place that picks the next step of a request (OpenID Connect Core §3.1.2.3, §3.1.2.4, §3.1.2.6). Pure: it sees the
 * request, who is there, what is proven, and says what comes next.
 *
 * @param consentNotNeeded whether the person need not be asked what the application may have
 */
record AuthorizationFlow(AuthorizationRequest request, Progress progress, boolean consentNotNeeded) {

    Step next(Optional<SignedIn> present, Instant now) {
        if (present.isEmpty()) {
            return mayNotAsk() ? refuse(OAuthErrorCode.LOGIN_REQUIRED, "Nobody is signed in.") : new Step.Login();
        }
        SignedIn person = present.get();
        if (isSomebodyElse(person)) {
            return mayNotAsk() || progress.hasFreshSignIn(person)
                    ? refuse(OAuthErrorCode.LOGIN_REQUIRED, "Somebody else is signed in.")
                    : new Step.StepUp();
        }
        if (wantsFreshSignIn(person, now) && !progress.hasFreshSignIn(person)) {
            return mayNotAsk() ? refuse(OAuthErrorCode.LOGIN_REQUIRED, "The sign-in is too old.") : new Step.StepUp();
        }
        if (wantsConsent() && !progress.hasConsentOf(person)) {
            return mayNotAsk() ? refuse(OAuthErrorCode.CONSENT_REQUIRED, "The person has not consented.")
                    : new Step.Consent(person);
        }
        return new Step.Respond(person);
    }

    private boolean mayNotAsk() {
        return request.asksFor(Prompt.NONE);
    }

    private boolean isSomebodyElse(SignedIn person) {
        return request.idTokenHint().filter(hint -> !hint.subject().equals(person.account().toString())).isPresent();
    }

    /** Choosing an account is choosing a passkey, and so a sign-in of its own. */
    private boolean wantsFreshSignIn(SignedIn person, Instant now) {
        return request.asksFor(Prompt.LOGIN) || request.asksFor(Prompt.SELECT_ACCOUNT)
                || request.maxAge().map(age -> person.authentication().at().plus(age).isBefore(now)).orElse(false);
    }

    private boolean wantsConsent() {
        return request.asksFor(Prompt.CONSENT) || !consentNotNeeded;
    }

    private static Step refuse(OAuthErrorCode code, String description) {
        return new Step.Refuse(OAuthError.of(code, description));
    }
}
