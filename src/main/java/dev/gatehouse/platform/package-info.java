/**
 * What every slice stands on and none is known to. Here is the vocabulary: problems, secrets, ids, randomness, the clock, the
 * public address, the request that is being served. Sub-packages: the filters of the main port ({@code http}), the
 * traits of its paths ({@code endpoint}), what goes back
 * from everywhere ({@code reply}), the database, limits, the network, the policy file, start-up checks.
 *
 * <p>
 * Owns no table and no page but the error page. Knows nothing of accounts, passkeys, tokens or routes.
 */
@NullMarked
package dev.gatehouse.platform;

import org.jspecify.annotations.NullMarked;
