package dev.gatehouse.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import jakarta.ws.rs.core.Response;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.gatehouse.testing.Headers;

/** RFC 6749 §5.2, RFC 6750 §3. */
class OAuthErrorMapperTest {

    private final OAuthErrorMapper mapper = new OAuthErrorMapper();

    /** No error may be kept by a cache, nor tell what is for the log. */
    @ParameterizedTest
    @EnumSource
    void writesCodeAndDescriptionWithTheStatusOfTheCode(OAuthErrorCode code) {
        var response = mapper.map(OAuthError.of(code, "A sentence.").because("a secret"), Headers.none());

        assertEquals(code.status(), response.getStatus());
        assertEquals("application/json", response.getMediaType().toString());
        assertEquals("no-store", response.getHeaderString("Cache-Control"));
        assertEquals(new OAuthErrorMapper.Body(code.wire(), "A sentence."), response.getEntity());
        assertFalse(response.getHeaders().toString().contains("secret"));
    }

    /** A browser would ask the person for a password, where no script had sent one. */
    @Test
    void challengesAClientOnlyWhereItTriedTheHeader() {
        var error = OAuthError.invalidClient("client=shop");

        assertEquals("Basic realm=\"gatehouse\", charset=\"UTF-8\"",
                challenge(mapper.map(error, Headers.of("Authorization", "Basic eDp5"))));
        assertNull(challenge(mapper.map(error, Headers.none())));
    }

    @Test
    void challengesWhoeverBroughtATokenThatDoesNotDo() {
        assertEquals("Bearer realm=\"gatehouse\", error=\"invalid_token\", "
                + "error_description=\"The access token is not valid here.\"",
                challenge(mapper.map(OAuthError.invalidToken("token is over"), Headers.none())));
        assertEquals("Bearer realm=\"gatehouse\", error=\"insufficient_scope\", error_description=\"More.\"",
                challenge(mapper.map(OAuthError.of(OAuthErrorCode.INSUFFICIENT_SCOPE, "More."), Headers.none())));
        assertNull(challenge(mapper.map(OAuthError.invalidGrant("code used twice"), Headers.none())));
    }

    @Test
    void saysWhenToTryAgain() {
        var away = mapper.map(OAuthError.of(OAuthErrorCode.TEMPORARILY_UNAVAILABLE, "Later."), Headers.none());

        assertEquals("2", away.getHeaderString("Retry-After"));
        assertNull(mapper.map(OAuthError.invalidGrant("x"), Headers.none()).getHeaderString("Retry-After"));
    }

    private static String challenge(Response response) {
        return response.getHeaderString("WWW-Authenticate");
    }
}
