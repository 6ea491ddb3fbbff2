/** What must be right before the first request is served: checks of dangerous settings, and readiness. */
package dev.gatehouse.platform.startup;
