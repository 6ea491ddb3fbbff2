/**
 * The public keys of passkeys: judged before they are kept, and written anew in the one form that the specification allows.
 *
 * <p>
 * A key that nobody has, or that everybody can sign for, would be an account that opens to anybody. What a stranger sent is
 * therefore never kept as it came.
 */
@NullMarked
package dev.gatehouse.passkey.cose;

import org.jspecify.annotations.NullMarked;
