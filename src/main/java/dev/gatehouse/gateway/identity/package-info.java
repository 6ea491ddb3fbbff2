/** What an upstream is told about a caller: plain headers, and a short-lived signed assertion of the same. */
@NullMarked
package dev.gatehouse.gateway.identity;

import org.jspecify.annotations.NullMarked;
