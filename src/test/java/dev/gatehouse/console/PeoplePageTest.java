package dev.gatehouse.console;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.endsWith;

import org.junit.jupiter.api.Test;

import dev.gatehouse.testing.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** The console is for administrators; who is nobody gets nowhere. What they see and do is in the browser tests. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class PeoplePageTest {

    @Test
    void sendsABrowserThatIsNotSignedInToTheLoginPage() {
        given().redirects().follow(false).accept("text/html").when().get("/console").then().statusCode(303)
                .header("Location", endsWith("/login?return_to=%2Fconsole"));
    }

    @Test
    void takesNoInvitationFromNobody() {
        given().formParam("name", "Mallory").formParam("admin", "true").when().post("/console/invitations").then()
                .statusCode(401);
    }

    /** attacks.md 44: a page of another site may not make links with an administrator's cookie. */
    @Test
    void takesNoInvitationFromAnotherSite() {
        given().header("Sec-Fetch-Site", "cross-site").formParam("name", "Mallory").when().post("/console/invitations")
                .then().statusCode(403);
    }
}
