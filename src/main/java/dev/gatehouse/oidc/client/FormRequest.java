package dev.gatehouse.oidc.client;

import java.util.List;
import java.util.Objects;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;

import org.jspecify.annotations.Nullable;

import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.OAuthParameters;
import dev.gatehouse.oidc.PossessionProofs;

/**
 * What the endpoints that take a form have in common: parameters come in the body, never in the address, where logs and
 * histories would keep them (RFC 6749 §3.2, RFC 9700 §4.3).
 */
public record FormRequest(OAuthParameters parameters, List<String> authorization) {

    public static FormRequest read(@Nullable String body, HttpHeaders headers, UriInfo uri) {
        if (uri.getRequestUri().getRawQuery() != null) {
            throw OAuthError.invalidRequest("Parameters belong in the body, not in the address.");
        }
        var parameters = OAuthParameters.parse(body);
        PossessionProofs.refuse(name -> headers.getHeaderString(name) != null, parameters);
        return new FormRequest(parameters,
                Objects.requireNonNullElse(headers.getRequestHeader(HttpHeaders.AUTHORIZATION), List.of()));
    }
}
