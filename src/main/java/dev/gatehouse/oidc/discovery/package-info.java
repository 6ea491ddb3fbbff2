/** What is published about us: provider metadata for OpenID Connect and OAuth. It says only what is true of this version. */
@NullMarked
package dev.gatehouse.oidc.discovery;

import org.jspecify.annotations.NullMarked;
