package dev.gatehouse.gateway.door;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.gatehouse.gateway.LimitStatus;
import dev.gatehouse.gateway.Refusal;

/** What a refusal is as a reply: RFC 6750 §3 and RFC 9470 §3 in the header, RFC 9457 in the body. */
public final class RefusalReply {

    private RefusalReply() {
    }

    /** What a program reads and what a person is told. */
    private record Words(String code, String title, String sentence) {
    }

    public static DoorReply of(Refusal refusal, String requestId) {
        return as(refusal.status(), refusal, requestId);
    }

    /** The same for a door that has to say it with another status. */
    static DoorReply as(int status, Refusal refusal, String requestId) {
        var words = words(refusal);
        var reply = DoorReply.problem(status, words.code(), words.title(), words.sentence(), requestId);
        if (refusal instanceof Refusal.Unavailable) {
            return reply.with("Retry-After", "5");
        }
        if (refusal instanceof Refusal.TooMany many) {
            return reply.with(LimitStatus.fields(many.limits()))
                    .with("Retry-After", Long.toString(LimitStatus.seconds(many.retryAfter())));
        }
        return challenge(refusal).map(challenge -> reply.with("WWW-Authenticate", challenge)).orElse(reply);
    }

    private static Optional<String> challenge(Refusal refusal) {
        return switch (refusal) {
            case Refusal.NoCredentials nothing -> Optional.of("Bearer realm=" + quoted(nothing.audience())
                    + (nothing.needed().isEmpty() ? "" : ", scope=" + quoted(words(nothing.needed()))));
            case Refusal.UnsupportedProof proof -> Optional.of("Bearer error=\"invalid_token\", error_description="
                    + "\"Proofs of possession are not supported here\"");
            case Refusal.BadCredentials bad -> Optional.of("Bearer error=\"invalid_token\"");
            case Refusal.StepUp stepUp -> Optional.of("Bearer error=\"insufficient_user_authentication\""
                    + stepUp.acr().map(acr -> ", acr_values=\"" + acr + "\"").orElse("")
                    + stepUp.maxAge().map(age -> ", max_age=\"" + age.toSeconds() + "\"").orElse(""));
            case Refusal.InsufficientScope scope -> Optional.of("Bearer error=\"insufficient_scope\", scope="
                    + quoted(words(scope.needed())));
            case Refusal.Ambiguous ambiguous -> Optional.empty();
            case Refusal.Forbidden forbidden -> Optional.empty();
            case Refusal.TooMany many -> Optional.empty();
            case Refusal.Unavailable unavailable -> Optional.empty();
        };
    }

    private static String words(Set<String> scopes) {
        return scopes.stream().sorted().collect(Collectors.joining(" "));
    }

    /** As a quoted string (RFC 9110 §5.6.4); what may not stand in a header is left out. */
    private static String quoted(String text) {
        return '"' + text.replaceAll("[^ -~]", "").replaceAll("([\"\\\\])", "\\\\$1") + '"';
    }

    private static Words words(Refusal refusal) {
        return switch (refusal) {
            case Refusal.Ambiguous ambiguous -> new Words("ambiguous-request", "Ambiguous request",
                    "This request could not be understood completely and in one way only, so it was not passed on.");
            case Refusal.NoCredentials nothing -> new Words("sign-in-needed", "Sign-in needed",
                    "This needs an access token. Get one, then try again.");
            case Refusal.BadCredentials bad -> new Words("token-refused", "Token refused",
                    "This access token does not count here. Get a new one, then try again.");
            case Refusal.UnsupportedProof proof -> new Words("proof-not-supported", "Proof not supported",
                    "Tokens are not bound to a key here, and a DPoP proof is not verified. Send the token alone, as a bearer token.");
            case Refusal.StepUp stepUp -> new Words("fresh-sign-in-needed", "Stronger or fresher sign-in needed",
                    "This needs a stronger or more recent sign-in. Sign in again, then try again.");
            case Refusal.InsufficientScope scope -> new Words("scope-missing", "Scope missing",
                    "The access token lacks a scope that this needs.");
            case Refusal.Forbidden forbidden -> new Words("not-allowed", "Not allowed", "This is not open to you.");
            case Refusal.TooMany many -> new Words("too-many-requests", "Too many requests",
                    "This was asked for too often. Wait a moment, then try again.");
            case Refusal.Unavailable unavailable -> new Words("cannot-judge", "Cannot judge now",
                    "We can't find out right now whether this is allowed. Try again in a moment.");
        };
    }
}
