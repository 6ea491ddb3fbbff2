/**
 * The built-in reverse proxy: what a route lets through is passed on to the upstream that the route names. {@code door} reads
 * the request and writes the refusals; here it is sent, streamed, bounded in time, in bytes and in number, and tunnelled when
 * it is a WebSocket.
 */
@NullMarked
package dev.gatehouse.gateway.proxy;

import org.jspecify.annotations.NullMarked;
