package dev.gatehouse.oidc.grant;

import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;

import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.GivenGrant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
@QuarkusTestResource(Database.class)
class ClientCredentialsGrantTest extends GrantContract {

    @Override
    protected Supplier<RequestSpecification> granted() {
        return () -> GivenGrant.form().formParam("grant_type", "client_credentials").auth().preemptive().basic("oidc-basic",
                URLEncoder.encode(GivenGrant.SECRET, StandardCharsets.UTF_8));
    }

    @Test
    void grantsTheScopesThatAreAskedForAndNoOthers() {
        granted().get().formParam("scope", "orders.read").post("/oauth2/token").then().statusCode(200)
                .body("scope", is("orders.read")).body("refresh_token", nullValue()).body("id_token", nullValue());
    }
}
