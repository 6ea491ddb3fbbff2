/**
 * What goes back in the same form from everywhere: problems, as a page or as JSON (RFC 9457), and the files that pages refer
 * to.
 */
@NullMarked
package dev.gatehouse.platform.reply;

import org.jspecify.annotations.NullMarked;
