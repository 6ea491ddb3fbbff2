package dev.gatehouse.account;

import java.util.Objects;
import java.util.UUID;

/** The id of an account: random, the {@code sub} of its tokens, and never the WebAuthn user handle. */
public record AccountId(UUID value) {

    public AccountId {
        Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
