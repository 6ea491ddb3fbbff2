package dev.gatehouse.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;

/**
 * The header of a token, if it is one that we could have written: {@code alg}, {@code typ} and {@code kid}, and nothing else.
 * So no {@code jku}, {@code x5u}, {@code x5c}, {@code jwk}, {@code crit}, {@code zip} or {@code enc} ever means anything here
 * (RFC 8725 §3.1, §3.10).
 */
record JoseHeader(String alg, String typ, String kid) {

    private static final Set<String> PARAMETERS = Set.of("alg", "typ", "kid");
    private static final int MAX_KID_LENGTH = 64;

    static Optional<JoseHeader> read(String segment) {
        try {
            Map<String, Object> header = JsonUtil.parseJson(new String(Base64.getUrlDecoder().decode(segment), UTF_8));
            if (header.keySet().equals(PARAMETERS) && header.get("alg") instanceof String alg
                    && header.get("typ") instanceof String typ && header.get("kid") instanceof String kid
                    && kid.length() <= MAX_KID_LENGTH) {
                return Optional.of(new JoseHeader(alg, typ, kid));
            }
            return Optional.empty();
        } catch (IllegalArgumentException | JoseException malformed) {
            return Optional.empty();
        }
    }
}
