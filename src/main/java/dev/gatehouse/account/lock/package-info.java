/** Accounts that are locked: their people sign in nowhere until they are unlocked. */
@NullMarked
package dev.gatehouse.account.lock;

import org.jspecify.annotations.NullMarked;
