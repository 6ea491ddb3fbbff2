package dev.gatehouse.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.keys.JwsAlgorithm;
import dev.gatehouse.keys.JwtSigner;
import dev.gatehouse.platform.PublicUrl;

/** Tokens signed with the real keys, so that a test can bend one claim and leave the rest right. */
@ApplicationScoped
public class GivenTokens {

    public static final String AUDIENCE = "https://gw.test";

    private final JwtSigner signer;
    private final PublicUrl publicUrl;

    GivenTokens(JwtSigner signer, PublicUrl publicUrl) {
        this.signer = signer;
        this.publicUrl = publicUrl;
    }

    /** A person's token for the test API. */
    public String person(String scope) {
        return with("at+jwt", Map.of("scope", scope));
    }

    public String personIn(String sid, String scope) {
        return with("at+jwt", Map.of("scope", scope, "sid", sid));
    }

    /** A token of this type in which these claims stand in place of the usual ones; what is null is left out. */
    public String with(String typ, Map<String, Object> differing) {
        var now = Instant.now();
        var claims = new HashMap<String, Object>(Map.of(
                "iss", publicUrl.issuer(),
                "sub", UUID.randomUUID().toString(),
                "aud", List.of(AUDIENCE),
                "client_id", "gw-app",
                "scope", "orders.read",
                "iat", now.getEpochSecond(),
                "exp", now.plusSeconds(300).getEpochSecond(),
                "jti", UUID.randomUUID().toString()));
        claims.put("sid", UUID.randomUUID().toString());
        claims.put("auth_time", now.getEpochSecond());
        claims.put("acr", "phr");
        claims.put("amr", List.of("user", "mfa", "pop", "swk"));
        claims.putAll(differing);
        claims.values().removeIf(Objects::isNull);
        return signer.sign(JwsAlgorithm.RS256, typ, claims).await().atMost(Duration.ofSeconds(10));
    }
}
