/**
 * Units of work with a time limit, what is deleted when it expired, and how a database that is unavailable differs from a
 * mistake of ours.
 */
@NullMarked
package dev.gatehouse.platform.database;

import org.jspecify.annotations.NullMarked;
