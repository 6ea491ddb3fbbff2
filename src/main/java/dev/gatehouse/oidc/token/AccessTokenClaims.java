package dev.gatehouse.oidc.token;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import dev.gatehouse.oidc.Scopes;

/** Reads the claims of an access token into {@link AccessToken}; a claim that is missing or of another shape makes it none. */
record AccessTokenClaims(Map<String, Object> claims) {

    static final String TYPE = "at+jwt";

    Optional<AccessToken> facts() {
        try {
            return Optional.of(new AccessToken(text("sub"), text("client_id"), Scopes.parse(maybe("scope").orElse("")),
                    texts("aud"), maybe("sid"), text("jti"), time("iat"), time("exp"),
                    claims.containsKey("auth_time") ? Optional.of(time("auth_time")) : Optional.empty(), maybe("acr"),
                    claims.containsKey("amr") ? texts("amr") : List.of()));
        } catch (RuntimeException malformed) {
            return Optional.empty();
        }
    }

    boolean isFrom(String issuer) {
        return issuer.equals(claims.get("iss"));
    }

    private String text(String name) {
        return maybe(name).orElseThrow();
    }

    private Optional<String> maybe(String name) {
        return Optional.ofNullable((String) claims.get(name));
    }

    private Instant time(String name) {
        return Instant.ofEpochSecond(Objects.requireNonNull((Number) claims.get(name)).longValue());
    }

    private List<String> texts(String name) {
        return claims.get(name) instanceof String one ? List.of(one)
                : Objects.requireNonNull((List<?>) claims.get(name)).stream().map(String.class::cast).toList();
    }
}
