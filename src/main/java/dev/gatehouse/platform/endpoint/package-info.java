/**
 * What the filters of the main port have to know of a path, said by the slice that owns it. A path that nobody names is
 * treated as strictly as there is.
 */
@NullMarked
package dev.gatehouse.platform.endpoint;

import org.jspecify.annotations.NullMarked;
