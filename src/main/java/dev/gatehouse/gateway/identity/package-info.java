/** What an upstream is told about a caller: plain headers, and a short-lived signed assertion of the same. */
package dev.gatehouse.gateway.identity;
