package dev.gatehouse.platform.endpoint;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.joining;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;

/** Every path that is treated other than a page for people, in one table: a line more is a decision. */
@QuarkusTest
class EndpointTraitsTest {

    @Inject
    @All
    List<EndpointSource> sources;

    @Test
    void theseArePathsWithATrait() {
        assertEquals("""
                /.well-known/oauth-authorization-server WITHOUT_SESSION CORS_ANYBODY
                /.well-known/openid-configuration WITHOUT_SESSION CORS_ANYBODY
                /.well-known/passkey-endpoints WITHOUT_SESSION
                /.well-known/webauthn WITHOUT_SESSION
                /assets/ WITHOUT_SESSION
                /consent POP_UP
                /login POP_UP
                /oauth2/authorize OWN_CSRF_RULE OWN_FORM_ERRORS POP_UP
                /oauth2/introspect WITHOUT_SESSION OWN_CSRF_RULE OWN_FORM_ERRORS
                /oauth2/jwks WITHOUT_SESSION CORS_ANYBODY
                /oauth2/logout OWN_CSRF_RULE OWN_FORM_ERRORS
                /oauth2/revoke WITHOUT_SESSION OWN_CSRF_RULE OWN_FORM_ERRORS CORS_CLIENTS
                /oauth2/token WITHOUT_SESSION OWN_CSRF_RULE OWN_FORM_ERRORS CORS_CLIENTS
                /oauth2/userinfo WITHOUT_SESSION OWN_CSRF_RULE OWN_FORM_ERRORS CORS_CLIENTS
                """, sources.stream().flatMap(source -> source.endpoints().stream())
                .map(endpoint -> endpoint.path() + " "
                        + endpoint.traits().stream().sorted().map(Enum::name).collect(joining(" ")) + "\n")
                .sorted().collect(joining()));
    }

    @Test
    void everyOneOfThemIsThere() {
        sources.stream().flatMap(source -> source.endpoints().stream()).map(Endpoint::path)
                .filter(path -> !path.endsWith("/"))
                .forEach(path -> given().redirects().follow(false).header("Accept", "application/json").when().get(path).then()
                        .statusCode(not(equalTo(404))));
    }

    /** No trait by the neighbourhood: what is new below a protocol's path is guarded until its slice says otherwise. */
    @ParameterizedTest
    @ValueSource(strings = { "/oauth2/no-such-thing", "/oauth2/", "/oauth2/jwks", "/gateway/no-such-thing", "/login/",
            "/no-such" })
    void anyOtherPathIsTreatedStrictly(String path) {
        given().header("Origin", "https://app.example.com").when().post(path).then().statusCode(403)
                .body("type", equalTo("/problems/cross-site"))
                .header("Cross-Origin-Opener-Policy", "same-origin");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/oauth2/token/", "/oauth2/tokens", "/oauth2", "/.well-known/no-such-thing" })
    void aNeighbourIsReadByNobodysScript(String path) {
        given().header("Origin", "https://app.example.com").header("Access-Control-Request-Method", "POST").when()
                .options(path).then().header("Access-Control-Allow-Origin", nullValue());
    }
}
