/** Who is behind a request: a token of ours, or a browser session on the issuer's own host. One of them, never both. */
@NullMarked
package dev.gatehouse.gateway.caller;

import org.jspecify.annotations.NullMarked;
