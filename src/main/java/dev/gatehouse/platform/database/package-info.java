/** Units of work with a time limit, and how a database that is unavailable differs from a mistake of ours. */
@NullMarked
package dev.gatehouse.platform.database;

import org.jspecify.annotations.NullMarked;
