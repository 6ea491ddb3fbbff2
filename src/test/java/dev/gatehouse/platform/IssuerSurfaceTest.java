package dev.gatehouse.platform;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class IssuerSurfaceTest {

    private static final String UUID_V7 = "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

    @Inject
    PublicUrl publicUrl;

    @Test
    void answersAnUnknownPathWithAProblemThatNamesTheRequest() {
        given().accept("application/json").get("/no-such-thing").then()
                .statusCode(404)
                .contentType("application/problem+json")
                .header("X-Request-Id", matchesPattern(UUID_V7))
                .header("Cache-Control", "no-store")
                .body("type", equalTo("/problems/not-found"))
                .body("status", equalTo(404))
                .body("request_id", notNullValue());
    }

    @Test
    void answersABrowserWithAPage() {
        given().accept("text/html").get("/no-such-thing").then()
                .statusCode(404)
                .contentType(containsString("text/html"))
                .body(containsString("Nothing here"));
    }

    /** Clickjacking and script injection (RFC 9700 §4.16): no frame, no inline script, nothing from elsewhere. */
    @Test
    void sendsStrictHeadersWithEveryAnswer() {
        given().get("/no-such-thing").then()
                .header("Content-Security-Policy", allOf(containsString("default-src 'none'"),
                        containsString("frame-ancestors 'none'"), not(containsString("unsafe"))))
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "same-origin");
    }

    /** An app that signs people in in a pop-up hears of the answer through window.opener, and no other page has one. */
    @ParameterizedTest
    @CsvSource({ "/login,unsafe-none", "/oauth2/authorize,unsafe-none", "/consent,unsafe-none", "/account,same-origin",
            "/login/no-such-thing,same-origin", "/,same-origin", "/demo,same-origin" })
    void keepsTheOpenerOfASignInAndOfNothingElse(String path, String policy) {
        given().redirects().follow(false).get(path).then().header("Cross-Origin-Opener-Policy", policy);
    }

    /** Even a trusted peer's id has a form: anything else could look like another field of a log line. */
    @Test
    void doesNotTakeOverARequestIdOfAnotherForm() {
        given().header("X-Request-Id", "forged event=x").get("/no-such-thing").then()
                .header("X-Request-Id", not(containsString("forged")));
    }

    /** CSRF (RFC 9700 §4.7): another site, a sibling site, another origin, a sandboxed page. */
    @ParameterizedTest
    @CsvSource({ "Sec-Fetch-Site,cross-site", "Sec-Fetch-Site,same-site", "Sec-Fetch-Site,nonsense",
            "Origin,https://evil.example", "Origin,null", "Origin,http://localhost" })
    void refusesAWriteFromAnotherSite(String header, String value) {
        given().header(header, value).post("/logout").then()
                .statusCode(403)
                .body("type", equalTo("/problems/cross-site"));
    }

    @Test
    void letsAReadFromAnotherSiteThrough() {
        given().header("Sec-Fetch-Site", "cross-site").get("/no-such-thing").then().statusCode(404);
    }

    @Test
    void letsAWriteOfItsOwnPagesThrough() {
        given().header("Sec-Fetch-Site", "same-origin").header("Origin", publicUrl.issuer()).post("/no-such-thing").then()
                .statusCode(404);
    }
}
