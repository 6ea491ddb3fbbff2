package dev.gatehouse.oidc;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** The body of an error (RFC 6749 §5.2). */
@RegisterForReflection
record OAuthErrorBody(String error, @JsonProperty("error_description") String description) {
}
