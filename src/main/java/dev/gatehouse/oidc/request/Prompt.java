package dev.gatehouse.oidc.request;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an application wants the person to see (OpenID Connect Core §3.1.2.1). */
public enum Prompt {
    NONE,
    LOGIN,
    CONSENT,
    SELECT_ACCOUNT;

    static Optional<Prompt> parse(String word) {
        return Arrays.stream(values()).filter(prompt -> prompt.name().toLowerCase(Locale.ROOT).equals(word)).findFirst();
    }
}
