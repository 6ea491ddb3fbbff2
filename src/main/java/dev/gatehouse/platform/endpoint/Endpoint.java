package dev.gatehouse.platform.endpoint;

import java.util.Set;

/**
 * A path to which something special applies.
 *
 * @param path the whole path, or with a slash at its end all that are below it; the front page alone has no traits
 * @param traits how it differs from a page for people, which no other site may write to, open or read
 */
public record Endpoint(String path, Set<Trait> traits) {

    /** What may be said of a path; each takes away a protection or a cost. */
    public enum Trait {

        /** Nobody is asked who they are: a cookie sent there costs no look at the database. */
        WITHOUT_SESSION,

        /** Other sites send writes by design, and no cookie is trusted in one; it has rules of its own against forgery. */
        OWN_CSRF_RULE,

        /** It parses its forms itself, and says in its protocol's own words what is wrong with them (RFC 6749 §5.2). */
        OWN_FORM_ERRORS,

        /**
         * An app of another origin may have it in a pop-up: cut off from its opener, it could never bring the response back.
         */
        POP_UP,

        /** It is published: scripts of every origin may read it. */
        CORS_ANYBODY,

        /** Scripts may read it from the origins that a client names. */
        CORS_CLIENTS
    }

    public Endpoint {
        traits = Set.copyOf(traits);
        if (!path.startsWith("/") || path.equals("/") || traits.isEmpty()) {
            throw new IllegalArgumentException("a path with its traits, not '" + path + "'");
        }
        if (traits.contains(Trait.CORS_ANYBODY) && traits.contains(Trait.CORS_CLIENTS)) {
            throw new IllegalArgumentException(path + " is either for everybody or for clients");
        }
    }

    public static Endpoint of(String path, Trait... traits) {
        return new Endpoint(path, Set.of(traits));
    }
}
