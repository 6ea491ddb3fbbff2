/**
 * The main class, and what happens between it and the application.
 */
@NullMarked
package dev.gatehouse.launch.start;

import org.jspecify.annotations.NullMarked;
