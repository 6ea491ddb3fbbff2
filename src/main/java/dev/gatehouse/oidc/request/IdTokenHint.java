package dev.gatehouse.oidc.request;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.gatehouse.keys.JwtVerifier;
import dev.gatehouse.keys.Verification;
import dev.gatehouse.oidc.JwtType;

/**
 * An ID token that an application gives back to say whom it means (OpenID Connect Core §3.1.2.1, RP-Initiated Logout §2). It
 * may have expired, and it proves nothing but that we once made it.
 *
 * @param session the session it was made in, when it names one
 */
public record IdTokenHint(String subject, List<String> audience, Optional<UUID> session) {

    /** Tells whether a token is an ID token of ours. */
    @FunctionalInterface
    public interface Reader {

        Optional<IdTokenHint> read(String token);
    }

    public static Reader reader(JwtVerifier verifier) {
        return token -> switch (verifier.verifyRegardlessOfAge(token, JwtType.ID_TOKEN.wire())) {
            case Verification.Valid valid -> of(valid.claims());
            case Verification.Invalid invalid -> Optional.empty();
        };
    }

    static Optional<IdTokenHint> of(Map<String, Object> claims) {
        if (!(claims.get("sub") instanceof String subject)) {
            return Optional.empty();
        }
        List<String> audience = claims.get("aud") instanceof List<?> several
                ? several.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(claims.get("aud")));
        return Optional.of(new IdTokenHint(subject, audience, session(claims.get("sid"))));
    }

    private static Optional<UUID> session(@Nullable Object sid) {
        try {
            return sid instanceof String text ? Optional.of(UUID.fromString(text)) : Optional.empty();
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }
}
