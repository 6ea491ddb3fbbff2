package dev.gatehouse.oidc.check;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.OAuthParameter;
import dev.gatehouse.oidc.OAuthParameters;

/** The greatest age of the sign-in is a number of seconds (OpenID Connect Core §3.1.2.1). */
final class MaxAgeCheck {

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    private MaxAgeCheck() {
    }

    static Optional<Duration> check(OAuthParameters sent) {
        Optional<String> maxAge = sent.find(OAuthParameter.MAX_AGE);
        if (maxAge.filter(text -> !SECONDS.matcher(text).matches()).isPresent()) {
            throw OAuthError.invalidRequest("The max_age is not a number of seconds.");
        }
        return maxAge.map(Long::parseLong).map(Duration::ofSeconds);
    }
}
