/** Which protocols a connection to the main port may speak, before there is a request on it. */
@NullMarked
package dev.gatehouse.platform.connection;

import org.jspecify.annotations.NullMarked;
