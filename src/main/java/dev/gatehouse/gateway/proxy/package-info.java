/**
 * The built-in reverse proxy: what a route lets through is passed on to the upstream that the route names. {@code door} reads
 * the request and writes the refusals; here it is sent, streamed, bounded in time and in bytes, and tunnelled when it is a
 * WebSocket. {@code upstream} bounds it in number and says what a failure is.
 */
@NullMarked
package dev.gatehouse.gateway.proxy;

import org.jspecify.annotations.NullMarked;
