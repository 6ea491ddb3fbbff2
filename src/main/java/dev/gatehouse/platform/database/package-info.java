/** Tells a database that is away from a mistake of ours. */
package dev.gatehouse.platform.database;
