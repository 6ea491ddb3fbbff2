/**
 * How a browser gets a session at a protected host: begun there, signed in at the issuer ({@code /handoff}), and carried
 * back by a code that works once, for a minute, at that host and in that browser ({@code /gateway/session}).
 */
@NullMarked
package dev.gatehouse.gateway.handoff;

import org.jspecify.annotations.NullMarked;
