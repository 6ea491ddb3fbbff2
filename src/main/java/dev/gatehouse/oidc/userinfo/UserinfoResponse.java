package dev.gatehouse.oidc.userinfo;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What we know of a person and may tell (OpenID Connect Core §5.3.2). */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record UserinfoResponse(String sub, @Nullable String name) {
}
