package dev.gatehouse.oidc.authorize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.request.RedirectTarget;
import dev.gatehouse.oidc.request.RedirectUri;
import dev.gatehouse.oidc.request.ResponseMode;

class AuthorizationResponseTest {

    private static final String ISSUER = "https://id.example.com";

    @Test
    void aCodeGoesWithTheStateAndTheIssuer() {
        var response = AuthorizationResponse.Redirect.code(to(Optional.of("s")), "c-1", ISSUER);

        assertEquals("https://app.example.com/callback?code=c-1&state=s&iss=https%3A%2F%2Fid.example.com", location(response));
    }

    /** RFC 9207 §2: an error without its issuer could be laid at another provider's door. */
    @Test
    void anErrorNamesItsIssuerTooAndTellsNoDetail() {
        var error = OAuthError.invalidRequest("The prompt none cannot be combined.").because("prompt=none login");

        var response = AuthorizationResponse.Redirect.error(to(Optional.empty()), error, ISSUER);

        assertEquals("https://app.example.com/callback?error=invalid_request"
                + "&error_description=The+prompt+none+cannot+be+combined.&iss=https%3A%2F%2Fid.example.com",
                location(response));
        assertEquals(List.of("error", "error_description", "iss"), List.copyOf(response.parameters().keySet()));
    }

    @Test
    void printsNoCode() {
        assertFalse(AuthorizationResponse.Redirect.code(to(Optional.of("s-1")), "c-1", ISSUER).toString().contains("c-1"));
    }

    private static RedirectTarget to(Optional<String> state) {
        return new RedirectTarget(new RedirectUri("https://app.example.com/callback"), ResponseMode.QUERY, state);
    }

    /** As it is written on the wire. */
    private static String location(AuthorizationResponse response) {
        var written = AuthorizationResponseWriter.write(response, null);
        assertEquals(303, written.getStatus());
        assertEquals("no-store", written.getHeaderString("Cache-Control"));
        return written.getHeaderString("Location");
    }
}
