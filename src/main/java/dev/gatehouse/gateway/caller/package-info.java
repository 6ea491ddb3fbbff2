/** Who is behind a request: a token of ours, or a browser session of the host that is asked. One of them, never both. */
@NullMarked
package dev.gatehouse.gateway.caller;

import org.jspecify.annotations.NullMarked;
