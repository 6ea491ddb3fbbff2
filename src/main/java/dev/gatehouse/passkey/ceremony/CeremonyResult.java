package dev.gatehouse.passkey.ceremony;

import java.util.Optional;

import dev.gatehouse.account.session.SessionCookie;
import dev.gatehouse.passkey.webauthn.PasskeyPaths;
import dev.gatehouse.platform.ReturnTo;

/**
 * A ceremony that succeeded.
 *
 * @param location where the person goes on
 * @param cookie the session it started, if it started one
 */
public record CeremonyResult(ReturnTo location, Optional<SessionCookie> cookie) {

    public static final ReturnTo ACCOUNT = new ReturnTo(PasskeyPaths.ACCOUNT);
}
