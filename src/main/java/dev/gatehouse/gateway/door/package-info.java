/**
 * The doors for other people's proxies, which ask about a request that they hold, and what every surface needs to read a
 * request off the HTTP wire and to write a refusal on it. A door turns its wire into a
 * {@link dev.gatehouse.gateway.check.Reading} and a {@link dev.gatehouse.gateway.Decision} back into its wire; it judges
 * nothing.
 */
@NullMarked
package dev.gatehouse.gateway.door;

import org.jspecify.annotations.NullMarked;
