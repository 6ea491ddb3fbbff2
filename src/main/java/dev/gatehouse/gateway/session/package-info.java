/**
 * Browser sessions at protected hosts: where a browser is sent to sign in, the cookies it then has there, and who stands behind
 * them. Such a session counts on its host alone and ends with the one of the issuer that it came from.
 */
@NullMarked
package dev.gatehouse.gateway.session;

import org.jspecify.annotations.NullMarked;
