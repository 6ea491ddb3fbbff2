package dev.gatehouse.gateway.issuer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import dev.gatehouse.keys.CompactSerialization;
import dev.gatehouse.platform.StrictJson;

/**
 * A token as it came: what it says may choose who verifies it, and nothing more. It has one spelling, and a header that neither
 * brings a key along nor says where one is (RFC 8725 §3.10), and asks for nothing that must be understood.
 */
public final class UnverifiedToken {

    private static final int MAX_LENGTH = 8 * 1024;
    private static final List<String> REFUSED = List.of("crit", "b64", "zip", "enc", "jku", "jwk", "x5u", "x5c");

    private final String compact;
    private final JsonNode header;
    private final JsonNode claims;

    private UnverifiedToken(String compact, JsonNode header, JsonNode claims) {
        this.compact = compact;
        this.header = header;
        this.claims = claims;
    }

    public static Optional<UnverifiedToken> read(String jwt) {
        if (jwt.length() > MAX_LENGTH || !CompactSerialization.isIn(jwt)) {
            return Optional.empty();
        }
        var first = jwt.indexOf('.');
        var header = decode(jwt.substring(0, first));
        var claims = decode(jwt.substring(first + 1, jwt.lastIndexOf('.')));
        return header.isEmpty() || claims.isEmpty() || REFUSED.stream().anyMatch(header.get()::has) ? Optional.empty()
                : Optional.of(new UnverifiedToken(jwt, header.get(), claims.get()));
    }

    private static Optional<JsonNode> decode(String segment) {
        return StrictJson.object(new String(Base64.getUrlDecoder().decode(segment), UTF_8));
    }

    /** Who it claims to be from. */
    public String issuer() {
        return claims.path("iss").asText();
    }

    String compact() {
        return compact;
    }

    JsonNode header() {
        return header;
    }

    JsonNode claims() {
        return claims;
    }

    @Override
    public String toString() {
        return "UnverifiedToken[…]";
    }
}
