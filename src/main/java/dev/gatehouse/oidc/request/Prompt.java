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

    /** The word for it in requests and in what is published about us. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Prompt> parse(String word) {
        return Arrays.stream(values()).filter(prompt -> prompt.wire().equals(word)).findFirst();
    }
}
