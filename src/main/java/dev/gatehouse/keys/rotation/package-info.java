/**
 * The signing keys in PostgreSQL: made, put into service in turn, and erased. Private keys lie there encrypted with the
 * operator's key.
 */
@NullMarked
package dev.gatehouse.keys.rotation;

import org.jspecify.annotations.NullMarked;
