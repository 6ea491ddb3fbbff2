package dev.gatehouse.process;

import static io.restassured.RestAssured.given;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

import dev.gatehouse.testing.Browser;
import dev.gatehouse.testing.SignedInPerson;
import dev.gatehouse.testing.SoftAuthenticator;
import dev.gatehouse.testing.SoftKey;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

/** A person with a browser and an authenticator at one program, and an app that gets tokens for them. */
final class Visitor {

    private static final String CALLBACK = "https://app.example.com/callback";
    private static final String VERIFIER = "a-verifier-of-more-than-forty-three-characters-0123456789";

    private final int port;
    private final Browser browser = new Browser();
    private final SoftAuthenticator authenticator;

    Visitor(int port) {
        this.port = port;
        RestAssured.port = port;
        this.authenticator = new SoftAuthenticator(SoftKey.ES256, "http://localhost:" + port);
    }

    /** Writes the policy that has the app of {@link #accessToken}. */
    static Path policy(Path folder) throws IOException {
        return Files.writeString(folder.resolve("policy.yaml"), """
                clients:
                  - id: process-app
                    name: The app
                    auth: none
                    grants: [authorization_code]
                    redirect-uris: [%s]
                    scopes: [openid]
                    trusted: true
                """.formatted(CALLBACK));
    }

    /** Registers with an enrolment link; returns when the program has confirmed it. */
    void enrol(String link) {
        var ticket = URI.create(link).getPath().substring("/enroll/".length());
        browser.post("/passkeys/registration", authenticator.create(SignedInPerson.creationOptions(browser, ticket)))
                .then().statusCode(200);
    }

    void signIn() {
        browser.post("/passkeys/authentication", authenticator.get(SignedInPerson.requestOptions(browser)))
                .then().statusCode(200);
    }

    Response askForOptions() {
        return browser.post("/passkeys/authentication/options", "{}");
    }

    void signOut() {
        browser.submit("/logout").then().statusCode(303);
    }

    int accountPage() {
        return browser.get("/account").statusCode();
    }

    /** An access token by authorization code, tied to this session. */
    String accessToken() {
        var answer = browser.request().accept("text/html").header("Sec-Fetch-Mode", "navigate")
                .queryParam("response_type", "code").queryParam("client_id", "process-app").queryParam("scope", "openid")
                .queryParam("redirect_uri", CALLBACK).queryParam("state", "s")
                .queryParam("code_challenge", challenge()).queryParam("code_challenge_method", "S256")
                .get("/oauth2/authorize");
        var location = answer.then().statusCode(303).extract().header("Location");
        var code = location.replaceAll(".*[?&]code=([^&]+).*", "$1");
        return JsonPath.from(given().port(port).formParam("grant_type", "authorization_code").formParam("code", code)
                .formParam("redirect_uri", CALLBACK).formParam("client_id", "process-app")
                .formParam("code_verifier", VERIFIER).post("/oauth2/token").then().statusCode(200).extract().asString())
                .getString("access_token");
    }

    /** What the program on this port says of a token. */
    static int check(int port, String token) {
        return given().port(port).auth().oauth2(token).get("/gateway/token").statusCode();
    }

    private static String challenge() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
