/**
 * What every request of the main port passes before a page or an endpoint sees it, in the order of
 * {@link dev.gatehouse.platform.http.FilterOrder}: its id, the host it is for, the headers of its response, whether another
 * site sent it, whether it can be read.
 */
@NullMarked
package dev.gatehouse.platform.http;

import org.jspecify.annotations.NullMarked;
