/**
 * What is checked of the settings before anything is started: unknown names, taken ports, what production lacks.
 */
package dev.gatehouse.launch.settings;
