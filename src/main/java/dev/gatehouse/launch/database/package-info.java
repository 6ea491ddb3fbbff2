/**
 * The PostgreSQL that is configured: its address for both drivers, whom to trust, and whether its schema is current.
 */
@NullMarked
package dev.gatehouse.launch.database;

import org.jspecify.annotations.NullMarked;
