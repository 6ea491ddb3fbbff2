/** The userinfo endpoint, {@code /oauth2/userinfo} (OpenID Connect Core §5.3). */
package dev.gatehouse.oidc.userinfo;
