/**
 * What is revoked: sessions and access tokens, kept in one table and announced to every replica in the
 * transaction of the change (PostgreSQL NOTIFY). A check asks the {@link dev.gatehouse.account.revocation.RevocationSet} and
 * touches no database.
 */
@NullMarked
package dev.gatehouse.account.revocation;

import org.jspecify.annotations.NullMarked;
