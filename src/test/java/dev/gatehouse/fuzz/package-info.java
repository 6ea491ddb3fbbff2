/** Requests that no program sends on purpose, at every endpoint and door, by the thousand. */
package dev.gatehouse.fuzz;
