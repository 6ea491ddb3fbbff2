/** What is published about us: provider metadata for OpenID Connect and OAuth. It says only what is true of this version. */
package dev.gatehouse.oidc.discovery;
