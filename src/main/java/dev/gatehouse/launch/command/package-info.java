/**
 * The commands of {@code gatehouse}: how a command line is read, and what each command does in the started application.
 */
@NullMarked
package dev.gatehouse.launch.command;

import org.jspecify.annotations.NullMarked;
