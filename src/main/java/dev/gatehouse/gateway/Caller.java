package dev.gatehouse.gateway;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.gatehouse.oidc.token.AuthenticationClaims;

/** Who is behind a request, as far as the request proved it. */
public sealed interface Caller {

    /** Nobody in particular: the request presented nothing. */
    record Anonymous() implements Caller {
    }

    /** Somebody we know: a person or a machine. */
    sealed interface Known extends Caller {

        /**
         * Who says so: we, or an issuer that the policy trusts beside us. Subjects and clients are theirs (RFC 7519 §4.1.2).
         */
        String issuer();

        String subject();

        Optional<String> client();

        Entitlements entitlements();

        /** What an assertion about this caller is bound to: the session, or the token. */
        Binding binding();
    }

    /**
     * A person, by token or by session cookie.
     *
     * @param proof how and when the person proved themselves
     */
    record Person(String issuer, String subject, Optional<String> client, Entitlements entitlements, Binding binding,
            Optional<Proof> proof) implements Known {

        public Person {
            Objects.requireNonNull(issuer);
            Objects.requireNonNull(subject);
            Objects.requireNonNull(entitlements);
        }
    }

    /** A client that acts for itself, by token. */
    record Machine(String issuer, String id, Entitlements entitlements, Binding binding) implements Known {

        public Machine {
            Objects.requireNonNull(issuer);
            Objects.requireNonNull(id);
            Objects.requireNonNull(entitlements);
        }

        @Override
        public String subject() {
            return id;
        }

        @Override
        public Optional<String> client() {
            return Optional.of(id);
        }
    }

    /** The claim and value that tie an assertion to what the caller presented: {@code sid}, {@code jti} or {@code ath}. */
    record Binding(String claim, String value) {
    }

    /** An act of authentication, with all that tokens and assertions tell of it. */
    record Proof(AuthenticationClaims claims) {

        public Proof(Instant at, String acr, List<String> amr) {
            this(new AuthenticationClaims(at, acr, amr));
        }

        public Instant at() {
            return claims.authTime();
        }

        public String acr() {
            return claims.acr();
        }

        public List<String> amr() {
            return claims.amr();
        }
    }
}
