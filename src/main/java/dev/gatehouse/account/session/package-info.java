/**
 * The signed-in session: started by a proof of identity, kept as a hash in PostgreSQL, found from memory, ended everywhere at
 * once. The session cookie counts only on the issuer's host.
 */
@NullMarked
package dev.gatehouse.account.session;

import org.jspecify.annotations.NullMarked;
