package dev.gatehouse.oidc.grant;

import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.Supplier;

import org.junit.jupiter.api.Test;

import dev.gatehouse.testing.Claims;
import dev.gatehouse.testing.Rows;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** What every grant has in common at the token endpoint. */
public abstract class GrantContract {

    /** A request for something fresh that was granted; each time the same one, for a client with the audience of the API. */
    protected abstract Supplier<RequestSpecification> granted();

    @Test
    void issuesAnAccessTokenThatNoCacheKeeps() {
        Response response = ask(granted().get());

        response.then().statusCode(200).header("Cache-Control", "no-store").header("Pragma", "no-cache")
                .body("token_type", is("Bearer")).body("expires_in", is(300)).body("access_token", not(blankOrNullString()));
        assertEquals("at+jwt", Claims.header(response.path("access_token")).get("typ"));
    }

    /** RFC 8707 §2.2. */
    @Test
    void narrowsTheAudienceToTheResource() {
        Response response = ask(granted().get().formParam("resource", "https://api.example.com"));

        assertEquals("https://api.example.com", Claims.of(response.path("access_token")).get("aud"));
    }

    /** What is thrown rolls back: nothing of the request happened, and a corrected one gets its tokens. */
    @Test
    void aResourceThatGoesTooFarLeavesTheGrantAsItWas() {
        var granted = granted();

        refuses(granted.get().formParam("resource", "https://nobody.example.com"), "invalid_target");

        assertEquals(200, ask(granted.get()).statusCode());
    }

    /** A proof that was ignored would let the client believe that its tokens are of no use to a thief. */
    @Test
    void aProofOfPossessionIsRefusedBeforeTheGrantIsAsked() {
        var granted = granted();

        refuses(granted.get().header("DPoP", "e30.e30.c2ln"), "invalid_request");

        assertEquals(200, ask(granted.get()).statusCode());
    }

    /** The address ends up in logs and histories. */
    @Test
    void aParameterInTheAddressIsRefusedBeforeTheGrantIsAsked() {
        var granted = granted();

        refuses(granted.get().queryParam("scope", "orders.read"), "invalid_request");

        assertEquals(200, ask(granted.get()).statusCode());
    }

    @Test
    void aRequestThatCouldBeReadInTwoWaysIsRefused() {
        refuses(granted().get().formParam("grant_type", "client_credentials"), "invalid_request");
    }

    @Test
    void recordsWhatItIssued() {
        Response response = ask(granted().get());

        assertEquals(1, Rows.count("""
                select count(*) from audit_entries where action = 'oidc.token.issued' and request_id = '%s'
                and detail like '%%%s%%'""".formatted(response.header("X-Request-Id"),
                Claims.of(response.path("access_token")).<String> get("jti"))));
    }

    private static Response ask(RequestSpecification request) {
        return request.post("/oauth2/token");
    }

    private static void refuses(RequestSpecification request, String error) {
        ask(request).then().statusCode(400).body("error", is(error)).header("Cache-Control", "no-store")
                .body("access_token", nullValue());
    }
}
