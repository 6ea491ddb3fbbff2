package dev.gatehouse.passkey.ceremony;

import dev.gatehouse.account.session.SessionCookie;

/** What a verified sign-in comes to. A refusal is a value here, because what it noted must be committed. */
sealed interface Admitted {

    record Session(SessionCookie cookie) implements Admitted {
    }

    /** The key is the right one, but somebody else may have a copy of it. Who can sign with it may know. */
    record Suspended() implements Admitted {
    }

    /** The key is the right one, but the account is not in use. Who can sign with it may know that too. */
    record AccountLocked() implements Admitted {
    }
}
