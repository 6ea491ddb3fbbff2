package dev.gatehouse.oidc.discovery;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.platform.PublicUrl;
import dev.gatehouse.testing.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(Database.class)
class DiscoveryResourceTest {

    @Inject
    PublicUrl publicUrl;

    @ParameterizedTest
    @ValueSource(strings = { "/.well-known/openid-configuration", "/.well-known/oauth-authorization-server" })
    void tellsAllThatAClientNeeds(String path) {
        given().get(path).then().statusCode(200).contentType("application/json")
                .header("Access-Control-Allow-Origin", "*").header("Cache-Control", "public, max-age=900")
                .body("issuer", is(publicUrl.issuer()))
                .body("token_endpoint", is(publicUrl.at("/oauth2/token")))
                .body("code_challenge_methods_supported", contains("S256"))
                .body("response_types_supported", contains("code"))
                .body("response_modes_supported", contains("query", "form_post"))
                .body("prompt_values_supported", contains("none", "login", "consent", "select_account"))
                .body("token_endpoint_auth_methods_supported", hasItems("none", "client_secret_basic"))
                .body("authorization_response_iss_parameter_supported", equalTo(true))
                .body("request_parameter_supported", equalTo(false))
                .body("request_uri_parameter_supported", equalTo(false));
    }

    /** Twice the same header would be no header to a browser. */
    @ParameterizedTest
    @ValueSource(strings = { "/.well-known/openid-configuration", "/oauth2/jwks" })
    void allowsEveryOriginOnce(String path) {
        assertEquals(List.of("*"), given().header("Origin", "https://app.example.com").get(path).headers()
                .getValues("Access-Control-Allow-Origin"));
    }

    /** What is announced is there: no endpoint answers that there is nothing. */
    @Test
    void announcesOnlyWhatIsThere() {
        Map<String, Object> metadata = given().get("/.well-known/openid-configuration").jsonPath().getMap("$");

        metadata.forEach((name, value) -> {
            if (name.endsWith("_endpoint") || name.equals("jwks_uri")) {
                int status = given().redirects().follow(false).get(value.toString()).statusCode();
                assertNotEquals(404, status, name);
            }
        });
    }

    /** The issuer is never taken from a request (attack 13: a poisoned Host). */
    @Test
    void doesNotBelieveForwardedHeaders() {
        given().header("X-Forwarded-Host", "evil.example").header("Forwarded", "host=evil.example")
                .get("/.well-known/openid-configuration").then().body("issuer", is(publicUrl.issuer()));
    }
}
