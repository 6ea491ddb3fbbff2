package dev.gatehouse.oidc.request;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.gatehouse.keys.JwtVerifier;
import dev.gatehouse.keys.Verification;
import dev.gatehouse.oidc.Claim;
import dev.gatehouse.oidc.ClaimsSet;
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
        try {
            var set = new ClaimsSet(claims);
            return set.text(Claim.SUB).map(subject -> new IdTokenHint(subject, set.texts(Claim.AUD),
                    set.text(Claim.SID).flatMap(IdTokenHint::session)));
        } catch (IllegalArgumentException otherShape) {
            return Optional.empty();
        }
    }

    private static Optional<UUID> session(String sid) {
        try {
            return Optional.of(UUID.fromString(sid));
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }
}
