/** What must be right before the first request is served: checks of dangerous settings, and readiness. */
@NullMarked
package dev.gatehouse.platform.startup;

import org.jspecify.annotations.NullMarked;
