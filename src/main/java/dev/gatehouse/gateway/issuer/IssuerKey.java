package dev.gatehouse.gateway.issuer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * One public key of an issuer, judged and written anew: what is too weak, private, for something else or of a kind that nothing
 * here verifies is no key, and no certificate and no member that nobody reads is handed on (RFC 7517 §4, RFC 8725 §3.5).
 *
 * @param kind the key type, or the curve
 * @param algorithm the only one it is for, when the issuer says so
 * @param jwk its public members alone
 */
record IssuerKey(String kid, String kind, Optional<String> algorithm, String jwk) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int MAX_KID_LENGTH = 256;
    private static final int MIN_BITS = 2048;
    private static final int MAX_BITS = 8192;
    private static final Set<String> CURVES = Set.of("P-256", "P-384", "P-521");

    static Optional<IssuerKey> read(JsonNode key) {
        var kid = key.path("kid").asText();
        if (kid.isEmpty() || kid.length() > MAX_KID_LENGTH || key.has("d") || key.has("k") || !isForSignatures(key)) {
            return Optional.empty();
        }
        return switch (key.path("kty").asText()) {
            case "RSA" -> isStrong(key) ? of(kid, "RSA", key, "n", "e") : Optional.empty();
            case "EC" -> CURVES.contains(key.path("crv").asText()) ? of(kid, key.path("crv").asText(), key, "crv", "x", "y")
                    : Optional.empty();
            case "OKP" -> key.path("crv").asText().equals("Ed25519") ? of(kid, "Ed25519", key, "crv", "x") : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Whether a signature of this algorithm is one that this key may make (RFC 8725 §3.1). */
    boolean makes(SignatureAlgorithm signature) {
        return signature.kind().equals(kind) && algorithm.orElse(signature.name()).equals(signature.name());
    }

    private static boolean isForSignatures(JsonNode key) {
        var operations = key.path("key_ops");
        return key.path("use").asText("sig").equals("sig") && (operations.isMissingNode() || contains(operations, "verify"));
    }

    private static boolean contains(JsonNode list, String text) {
        for (var item : list) {
            if (item.asText().equals(text)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isStrong(JsonNode key) {
        var modulus = number(key, "n").bitLength();
        var exponent = number(key, "e");
        return modulus >= MIN_BITS && modulus <= MAX_BITS && exponent.bitLength() > 1 && exponent.testBit(0)
                && exponent.bitLength() <= 33;
    }

    private static BigInteger number(JsonNode key, String member) {
        try {
            return new BigInteger(1, Base64.getUrlDecoder().decode(key.path(member).asText().getBytes(UTF_8)));
        } catch (IllegalArgumentException malformed) {
            return BigInteger.ZERO;
        }
    }

    private static Optional<IssuerKey> of(String kid, String kind, JsonNode key, String... members) {
        var written = new LinkedHashMap<String, String>(Map.of("kid", kid, "kty", key.path("kty").asText()));
        for (var member : members) {
            if (!key.path(member).isTextual()) {
                return Optional.empty();
            }
            written.put(member, key.path(member).textValue());
        }
        var algorithm = Optional.of(key.path("alg").asText()).filter(name -> !name.isEmpty());
        return Optional.of(new IssuerKey(kid, kind, algorithm, JSON.valueToTree(written).toString()));
    }
}
