package dev.gatehouse.gateway.issuer;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Tells an access token from what the same issuer signs with the same keys: ID tokens, logout tokens, refresh tokens. RFC 9068
 * names it in the header; those who came before have words of their own, and only what no access token has gives others away.
 */
final class TokenType {

    private static final List<String> OF_AN_ID_TOKEN = List.of("nonce", "at_hash", "c_hash", "s_hash");

    private TokenType() {
    }

    /** A media type without its usual beginning, in lower case (RFC 7515 §4.1.9). */
    static String normal(String type) {
        var lower = type.toLowerCase(Locale.ROOT);
        return lower.startsWith("application/") ? lower.substring("application/".length()) : lower;
    }

    /**
     * Why it is none.
     *
     * @param types what the header may say; nothing is as good as {@code JWT}
     */
    static Optional<String> objection(JsonNode header, JsonNode claims, Set<String> types) {
        if (!types.contains(normal(header.path("typ").asText("JWT")))) {
            return Optional.of("another type of token");
        }
        if (OF_AN_ID_TOKEN.stream().anyMatch(claims::has)) {
            return Optional.of("an ID token");
        }
        // Keycloak's own claim, and Amazon Cognito's.
        if (!claims.path("typ").asText("Bearer").equals("Bearer")
                || !claims.path("token_use").asText("access").equals("access")) {
            return Optional.of("another kind of token");
        }
        if (claims.has("events")) {
            return Optional.of("a security event (RFC 8417)");
        }
        return claims.has("cnf") ? Optional.of("bound to a key, which nobody here can prove (RFC 7800)") : Optional.empty();
    }
}
