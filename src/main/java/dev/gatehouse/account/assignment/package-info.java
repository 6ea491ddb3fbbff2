/**
 * Giving people roles and groups, and taking them away: audited name by name, and in force at every replica at once. What an
 * invitation brings along is given by {@code account.invitation}; what a role lets somebody do is each API's affair, and that
 * of the routes before it.
 */
@NullMarked
package dev.gatehouse.account.assignment;

import org.jspecify.annotations.NullMarked;
