package dev.gatehouse.oidc.request;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How the answer travels: in the query of the redirect, or in a form (OAuth 2.0 Form Post Response Mode). */
public enum ResponseMode {
    QUERY,
    FORM_POST;

    /** The word for it in requests and in what is published about us. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ResponseMode> parse(String word) {
        return Arrays.stream(values()).filter(mode -> mode.wire().equals(word)).findFirst();
    }
}
