/**
 * What counts no longer: sessions, tokens, accounts and clients, kept in one table and announced to every replica in the
 * transaction of the change (PostgreSQL NOTIFY). A check asks the {@link dev.gatehouse.account.revocation.RevocationFeed} and
 * touches no database.
 */
package dev.gatehouse.account.revocation;
