/**
 * How the program starts, from the command line to the application: what it shares is here, {@code start} begins. No other
 * slice knows it.
 *
 * <p>
 * Most of it runs before the application does, so it may block, read files and write to the console. What dev and try-out make
 * for themselves they keep in {@code .gatehouse/} of the working directory ({@link dev.gatehouse.launch.DataFolder}).
 */
@NullMarked
package dev.gatehouse.launch;

import org.jspecify.annotations.NullMarked;
