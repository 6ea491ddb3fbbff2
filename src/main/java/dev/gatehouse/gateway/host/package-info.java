/**
 * Which of the surfaces behind the one port serves a request, decided before anybody else sees it: a door, the built-in proxy,
 * our own pages, or none.
 */
@NullMarked
package dev.gatehouse.gateway.host;

import org.jspecify.annotations.NullMarked;
