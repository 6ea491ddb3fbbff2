/**
 * A small app and a small API to try Gatehouse with: the page {@code /demo} is an ordinary OpenID Connect client in the
 * browser, and the API behind it is reached only through a route of the gateway.
 *
 * <p>
 * Off unless {@code gatehouse.demo.enabled}; the dev, try-out and test profiles switch it on. It stands outside of the
 * house: it uses the published protocol and nothing of the other slices, so that what it shows is what any app would see.
 */
@NullMarked
package dev.gatehouse.demo;

import org.jspecify.annotations.NullMarked;
