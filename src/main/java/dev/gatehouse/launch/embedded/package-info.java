/**
 * The PostgreSQL that comes with the program, for dev and try-out: started, watched, taken over, stopped.
 */
@NullMarked
package dev.gatehouse.launch.embedded;

import org.jspecify.annotations.NullMarked;
