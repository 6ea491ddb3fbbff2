package dev.gatehouse.oidc.request;

import java.util.regex.Pattern;

import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.client.Client;

/** The greatest age of the sign-in is a number of seconds (OpenID Connect Core §3.1.2.1). */
final class MaxAgeCheck implements AuthorizationCheck {

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    @Override
    public void check(AuthorizationRequest request, Client client) {
        if (!request.maxAge().map(SECONDS.asMatchPredicate()::test).orElse(true)) {
            throw OAuthError.invalidRequest("The max_age is not a number of seconds.");
        }
    }
}
