package dev.gatehouse.gateway.requirement;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;

import dev.gatehouse.gateway.Caller;
import dev.gatehouse.gateway.Refusal;

/** One condition that a route puts on its caller. */
public sealed interface Requirement {

    /** Empty when the caller meets it. */
    Optional<Refusal> judge(Caller.Known caller, Instant now);

    /** All of these scopes (RFC 6750 §3.1). */
    record Scopes(Set<String> needed) implements Requirement {

        public Scopes {
            needed = Set.copyOf(needed);
        }

        @Override
        public Optional<Refusal> judge(Caller.Known caller, Instant now) {
            return caller.entitlements().scopes().containsAll(needed) ? Optional.empty()
                    : Optional.of(new Refusal.InsufficientScope(needed));
        }
    }

    /** One of these roles. */
    record Roles(Set<String> allowed) implements Requirement {

        public Roles {
            allowed = Set.copyOf(allowed);
        }

        @Override
        public Optional<Refusal> judge(Caller.Known caller, Instant now) {
            return forbiddenUnless(!Collections.disjoint(caller.entitlements().roles(), allowed));
        }
    }

    /** One of these groups. */
    record Groups(Set<String> allowed) implements Requirement {

        public Groups {
            allowed = Set.copyOf(allowed);
        }

        @Override
        public Optional<Refusal> judge(Caller.Known caller, Instant now) {
            return forbiddenUnless(!Collections.disjoint(caller.entitlements().groups(), allowed));
        }
    }

    /** One of these clients, for itself or for a person; a browser session has none. */
    record Clients(Set<String> allowed) implements Requirement {

        public Clients {
            allowed = Set.copyOf(allowed);
        }

        @Override
        public Optional<Refusal> judge(Caller.Known caller, Instant now) {
            return forbiddenUnless(caller.client().filter(allowed::contains).isPresent());
        }
    }

    /** One of these issuers. What another one issued does not count here, whatever it says (RFC 6750 §3.1). */
    record Issuers(Set<String> allowed) implements Requirement {

        public Issuers {
            allowed = Set.copyOf(allowed);
        }

        @Override
        public Optional<Refusal> judge(Caller.Known caller, Instant now) {
            return allowed.contains(caller.issuer()) ? Optional.empty() : Optional.of(new Refusal.BadCredentials());
        }
    }

    private static Optional<Refusal> forbiddenUnless(boolean met) {
        return met ? Optional.empty() : Optional.of(new Refusal.Forbidden());
    }

    /** A condition on how a person proved themselves, which another sign-in can meet; a machine never can. */
    sealed interface OfSignIn extends Requirement {

        boolean isMet(Caller.Proof proof, Instant now);

        /** What another sign-in has to reach (RFC 9470 §3). */
        Refusal.StepUp challenge();

        @Override
        default Optional<Refusal> judge(Caller.Known caller, Instant now) {
            return switch (caller) {
                case Caller.Machine machine -> Optional.of(new Refusal.Forbidden());
                case Caller.Person person when person.proof().filter(proof -> isMet(proof, now)).isPresent() ->
                    Optional.empty();
                case Caller.Person person -> Optional.of(challenge());
            };
        }
    }

    /** How strongly: an authentication context class (OpenID Connect Core §2, {@code acr}). */
    record Acr(String needed) implements OfSignIn {

        @Override
        public boolean isMet(Caller.Proof proof, Instant now) {
            return needed.equals(proof.acr());
        }

        @Override
        public Refusal.StepUp challenge() {
            return new Refusal.StepUp(Optional.of(needed), Optional.empty());
        }
    }

    /** By all of these means (RFC 8176). No parameter of RFC 9470 asks for them: the challenge is to sign in again. */
    record Amr(Set<String> needed) implements OfSignIn {

        public Amr {
            needed = Set.copyOf(needed);
        }

        @Override
        public boolean isMet(Caller.Proof proof, Instant now) {
            return proof.amr().containsAll(needed);
        }

        @Override
        public Refusal.StepUp challenge() {
            return new Refusal.StepUp(Optional.empty(), Optional.empty());
        }
    }

    /** How long ago at most (RFC 9470 §3, {@code max_age}). */
    record MaxAge(Duration most) implements OfSignIn {

        @Override
        public boolean isMet(Caller.Proof proof, Instant now) {
            return !now.isAfter(proof.at().plus(most));
        }

        @Override
        public Refusal.StepUp challenge() {
            return new Refusal.StepUp(Optional.empty(), Optional.of(most));
        }
    }
}
