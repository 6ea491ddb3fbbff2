/**
 * The commands of {@code gatehouse}: how a command line is read, and what each command does in the started application.
 */
package dev.gatehouse.launch.command;
