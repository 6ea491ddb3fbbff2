/** The userinfo endpoint, {@code /oauth2/userinfo} (OpenID Connect Core §5.3). */
@NullMarked
package dev.gatehouse.oidc.userinfo;

import org.jspecify.annotations.NullMarked;
