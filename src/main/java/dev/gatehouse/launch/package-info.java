/**
 * How the program starts: the command line, what production must be given before it may start, and the PostgreSQL and the key
 * that dev and try-out make for themselves in {@code .gatehouse/} of the working directory. Most of it runs before the
 * application
 * does, so it may block, read files and write to the console. No other slice knows it.
 */
package dev.gatehouse.launch;
