package dev.gatehouse.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Objects;

/** A text that must not be printed: it shows itself only to who asks for it by name. */
public final class Secret {

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    public static Secret of(String value) {
        return new Secret(Objects.requireNonNull(value));
    }

    public String value() {
        return value;
    }

    /** Compares in a time that does not depend on where the two differ. */
    public boolean matches(String candidate) {
        return MessageDigest.isEqual(value.getBytes(UTF_8), candidate.getBytes(UTF_8));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && matches(secret.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "Secret[…]";
    }
}
