/**
 * What is checked of the settings before anything is started: unknown names, taken ports, what production lacks.
 */
@NullMarked
package dev.gatehouse.launch.settings;

import org.jspecify.annotations.NullMarked;
