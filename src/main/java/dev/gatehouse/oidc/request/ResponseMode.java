package dev.gatehouse.oidc.request;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How the answer travels: in the query of the redirect, or in a form (OAuth 2.0 Form Post Response Mode). */
public enum ResponseMode {
    QUERY,
    FORM_POST;

    static Optional<ResponseMode> parse(String word) {
        return Arrays.stream(values()).filter(mode -> mode.name().toLowerCase(Locale.ROOT).equals(word)).findFirst();
    }
}
