/**
 * Where requests come in: the forward-auth doors for other proxies, and our own reverse proxy. A door turns its wire into an
 * {@link dev.gatehouse.gateway.AccessRequest} and a {@link dev.gatehouse.gateway.Decision} back into its wire; it judges
 * nothing. {@link dev.gatehouse.gateway.door.HostRouter} decides who serves a request, before anybody else sees it.
 */
package dev.gatehouse.gateway.door;
