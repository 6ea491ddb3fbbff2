/**
 * What a route requires of its caller: conditions that are values, read from the policy file and judged in one order. Nothing
 * here knows hosts, paths or HTTP.
 */
@NullMarked
package dev.gatehouse.gateway.requirement;

import org.jspecify.annotations.NullMarked;
