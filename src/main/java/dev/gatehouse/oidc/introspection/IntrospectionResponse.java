package dev.gatehouse.oidc.introspection;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import dev.gatehouse.oidc.token.AccessToken;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What a token is worth now (RFC 7662 §2.2). */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record IntrospectionResponse(boolean active, @Nullable String scope, @JsonProperty("client_id") @Nullable String clientId,
        @JsonProperty("token_type") @Nullable String tokenType, @Nullable Long exp, @Nullable Long iat, @Nullable String sub,
        @Nullable List<String> aud, @Nullable String iss, @Nullable String jti, @Nullable String sid, @Nullable String acr) {

    static final IntrospectionResponse INACTIVE = new IntrospectionResponse(false, null, null, null, null, null, null, null,
            null, null, null, null);

    static IntrospectionResponse of(AccessToken facts, String issuer) {
        return new IntrospectionResponse(true, facts.scopes().text(), facts.clientId(), "Bearer",
                facts.expiresAt().getEpochSecond(), facts.issuedAt().getEpochSecond(), facts.subject(), facts.audience(),
                issuer, facts.jti(), facts.sid().orElse(null), facts.acr().orElse(null));
    }
}
