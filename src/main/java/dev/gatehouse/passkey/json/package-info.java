/**
 * The JSON of WebAuthn: the options that a browser is given (§5.4, §5.5) and the responses that it sends (§5.1). A response is
 * read into bytes here and verified in {@code webauthn}.
 */
@NullMarked
package dev.gatehouse.passkey.json;

import org.jspecify.annotations.NullMarked;
