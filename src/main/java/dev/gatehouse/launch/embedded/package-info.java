/**
 * The PostgreSQL that comes with the program, for dev and try-out: started, watched, taken over, stopped.
 */
package dev.gatehouse.launch.embedded;
