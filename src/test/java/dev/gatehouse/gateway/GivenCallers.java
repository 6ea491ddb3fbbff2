package dev.gatehouse.gateway;

import java.util.Optional;
import java.util.Set;

/** Callers of our own issuer, for tests that care about some of what makes one. */
public final class GivenCallers {

    public static final String ISSUER = "https://id.example.com";

    private GivenCallers() {
    }

    public static Caller.Person person(String subject, Optional<String> client, Set<String> scopes, Caller.Binding binding,
            Optional<Caller.Proof> proof) {
        return new Caller.Person(ISSUER, subject, client, Entitlements.ofScopes(scopes), binding, proof);
    }

    public static Caller.Machine machine(String id, Set<String> scopes, Caller.Binding binding) {
        return new Caller.Machine(ISSUER, id, Entitlements.ofScopes(scopes), binding);
    }
}
