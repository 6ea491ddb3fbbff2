/**
 * How an upstream is reached, and what is done when that fails: connections, each caller's share of the places and its circuit,
 * what may be sent again, and what a client is told. {@code proxy} sends and streams over it.
 */
@NullMarked
package dev.gatehouse.gateway.upstream;

import org.jspecify.annotations.NullMarked;
