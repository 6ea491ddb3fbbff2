/**
 * Where a request comes from: the peer of the connection, the proxies that may speak for somebody else, and for whom they do.
 */
package dev.gatehouse.platform.network;
