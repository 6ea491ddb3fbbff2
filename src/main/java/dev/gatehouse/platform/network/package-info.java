/**
 * Where a request comes from: the peer of the connection, the proxies that may speak for somebody else, and for whom they do.
 */
@NullMarked
package dev.gatehouse.platform.network;

import org.jspecify.annotations.NullMarked;
