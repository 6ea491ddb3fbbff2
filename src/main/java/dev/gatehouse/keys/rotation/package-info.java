/**
 * The signing keys in PostgreSQL: made, put into service in turn, and erased. Private keys lie there encrypted with the
 * operator's key.
 */
package dev.gatehouse.keys.rotation;
