package dev.gatehouse.passkey.ceremony;

import dev.gatehouse.account.session.SessionCookie;
import dev.gatehouse.platform.Problem;
import dev.gatehouse.platform.ReturnTo;

/** What the answer to a sign-in comes to. A refusal is a value here, because what it consumed and noted must be committed. */
sealed interface SignInResult {

    record Session(SessionCookie cookie, ReturnTo returnTo) implements SignInResult {
    }

    record Refused(Problem problem) implements SignInResult {
    }
}
