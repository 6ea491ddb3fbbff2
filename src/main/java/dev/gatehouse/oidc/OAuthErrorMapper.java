package dev.gatehouse.oidc;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.gatehouse.platform.LogLine;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** The one place where an {@link OAuthError} becomes a response: RFC 6749 §5.2, and RFC 6750 §3 where a token was asked for. */
class OAuthErrorMapper {

    private static final Logger LOG = Logger.getLogger(OAuthErrorMapper.class);
    private static final int SECONDS_TO_RETRY = 2;

    @ServerExceptionMapper
    Response map(OAuthError error, HttpHeaders request) {
        LOG.debug(LogLine.event("oidc.request.refused").with("error", error.code().wire())
                .saying("reason", error.detail()));
        var response = OAuthResponses.unstored(Response.status(error.code().status()))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new Body(error.code().wire(), error.description()));
        switch (error.code()) {
            case INVALID_CLIENT -> challengeForClient(response, request);
            case INVALID_TOKEN, INSUFFICIENT_SCOPE -> response.header(HttpHeaders.WWW_AUTHENTICATE, bearer(error));
            case TEMPORARILY_UNAVAILABLE -> response.header(HttpHeaders.RETRY_AFTER, SECONDS_TO_RETRY);
            default -> {
            }
        }
        return response.build();
    }

    /** Only when the client tried the header: a browser would ask the person for a password otherwise. */
    private static void challengeForClient(Response.ResponseBuilder response, HttpHeaders request) {
        if (request.getHeaderString(HttpHeaders.AUTHORIZATION) != null) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"gatehouse\", charset=\"UTF-8\"");
        }
    }

    private static String bearer(OAuthError error) {
        return "Bearer realm=\"gatehouse\", error=\"%s\", error_description=\"%s\""
                .formatted(error.code().wire(), error.description());
    }

    /** The body of an error response (RFC 6749 §5.2). */
    @RegisterForReflection
    record Body(String error, @JsonProperty("error_description") String description) {
    }
}
