package dev.gatehouse.oidc.introspection;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import dev.gatehouse.oidc.token.AccessToken;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What a token is worth now (RFC 7662 §2.2). */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record IntrospectionResponse(boolean active, String scope, @JsonProperty("client_id") String clientId,
        @JsonProperty("token_type") String tokenType, Long exp, Long iat, String sub, List<String> aud, String iss, String jti,
        String sid, String acr) {

    static final IntrospectionResponse INACTIVE = new IntrospectionResponse(false, null, null, null, null, null, null, null,
            null, null, null, null);

    static IntrospectionResponse of(AccessToken facts, String issuer) {
        return new IntrospectionResponse(true, facts.scopes().text(), facts.clientId(), "Bearer",
                facts.expiresAt().getEpochSecond(), facts.issuedAt().getEpochSecond(), facts.subject(), facts.audience(),
                issuer, facts.jti(), facts.sid().orElse(null), facts.acr().orElse(null));
    }
}
