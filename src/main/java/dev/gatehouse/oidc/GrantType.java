package dev.gatehouse.oidc;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The grants there are, by their {@code grant_type} (RFC 6749 §4 and §6). */
public enum GrantType {

    AUTHORIZATION_CODE,
    REFRESH_TOKEN,
    CLIENT_CREDENTIALS;

    public static Optional<GrantType> of(String wire) {
        return Arrays.stream(values()).filter(type -> type.wire().equals(wire)).findFirst();
    }

    /** All of them, as they stand in the provider metadata. */
    public static List<String> wires() {
        return Arrays.stream(values()).map(GrantType::wire).toList();
    }

    /** As it stands in a request and in a client's entry. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
