/**
 * Who is behind a request: a token of ours or of an issuer that the policy trusts, or a browser session of the host that is
 * asked. One of them, never two.
 */
@NullMarked
package dev.gatehouse.gateway.caller;

import org.jspecify.annotations.NullMarked;
