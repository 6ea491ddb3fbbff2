package dev.gatehouse.keys.jwks;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import org.junit.jupiter.api.Test;

import dev.gatehouse.testing.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(Database.class)
class JwksResourceTest {

    @Test
    void publishesThePublicPartsAndNothingElse() {
        given().get("/oauth2/jwks").then().statusCode(200)
                .header("Cache-Control", "public, max-age=900")
                .header("Access-Control-Allow-Origin", "*")
                .contentType("application/json")
                .body("keys.alg", hasItems("RS256", "ES256"))
                .body("keys.use", everyItem(is("sig")))
                .body("keys.kty", hasItems("RSA", "EC"))
                .body("keys", everyItem(not(hasKey("d"))))
                .body("keys", everyItem(not(hasKey("p"))));
    }

    @Test
    void takesNothing() {
        given().contentType("application/json").body("{}").post("/oauth2/jwks").then().statusCode(405);
    }
}
