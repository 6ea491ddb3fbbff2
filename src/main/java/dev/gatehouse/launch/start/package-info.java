/**
 * The main class, and what happens between it and the application.
 */
package dev.gatehouse.launch.start;
