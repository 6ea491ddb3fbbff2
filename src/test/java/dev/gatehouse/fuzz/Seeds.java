package dev.gatehouse.fuzz;

import static io.restassured.RestAssured.given;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.gatehouse.testing.Browser;
import dev.gatehouse.testing.GivenPerson;
import dev.gatehouse.testing.Rows;
import dev.gatehouse.testing.SignedInPerson;
import dev.gatehouse.testing.SoftAuthenticator;
import dev.gatehouse.testing.SoftKey;
import io.vertx.core.json.JsonObject;

/**
 * What is asked at every endpoint and door, properly. The endpoints are those that the application describes of itself: a new
 * one is bent with the others.
 */
final class Seeds {

    private static final String CALLBACK = "redirect_uri=https%3A%2F%2Fapp.example.com%2Fcallback";
    private static final String ASKED = "response_type=code&client_id=authorize-app&scope=openid&state=s&nonce=n&" + CALLBACK
            + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256";
    private static final List<String> FORMS = List.of(ASKED, "handle=abc&decision=allow",
            "grant_type=authorization_code&code=abc&client_id=authorize-app&code_verifier=" + "v".repeat(50) + "&" + CALLBACK,
            "grant_type=refresh_token&refresh_token=abc&client_id=oidc-public",
            "grant_type=client_credentials&scope=orders.read", "token=a.b.c&token_type_hint=access_token",
            "id_token_hint=a.b.c&post_logout_redirect_uri=https%3A%2F%2Fapp.example.com%2Fbye&state=s", "name=Ada", "");
    private static final List<String> PATHS = List.of("/gateway/check", "/gateway/auth-request", "/gateway/token",
            "/gateway/session",
            "/assets/css/gatehouse.css", "/assets/js/passkey.js", "/no/such/page", "/q/health", "/q/openapi",
            "/webauthn/login");

    /** Endpoints that only tests have, some of which fail on purpose. */
    private static final String OF_TESTS = "/test/";

    private final int port;
    private final String host;
    private final GivenPerson person = GivenPerson.signedIn("Fuzz");
    private final List<Message> all = new ArrayList<>();

    /** @param description of the API as OpenAPI has it */
    Seeds(int port, JsonObject description) {
        this.port = port;
        this.host = "localhost:" + port;
        Rows.execute("update accounts set admin = true where id = ?", person.account());
        for (var path : description.getJsonObject("paths")) {
            if (path.getKey().startsWith(OF_TESTS)) {
                continue;
            }
            for (var method : ((JsonObject) path.getValue()).fieldNames()) {
                if (!method.equals("parameters")) {
                    endpoint(method.toUpperCase(java.util.Locale.ROOT), path.getKey());
                }
            }
        }
        ceremonies();
        doors();
    }

    List<Message> all() {
        return all;
    }

    private void endpoint(String method, String template) {
        var path = template.replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
        if (method.equals("GET")) {
            add("GET", path).with("Accept: text/html", "Sec-Fetch-Mode: navigate");
            add("GET", path + "?" + ASKED).with("Accept: */*");
        } else if (path.startsWith("/passkeys/")) {
            add(method, path).json("{\"returnTo\":\"/account\",\"name\":\"Ada\",\"ticket\":\"abc\"}");
        } else {
            for (var form : FORMS) {
                add(method, path).with("Accept: text/html").form(form);
            }
        }
    }

    private void ceremonies() {
        var authenticator = new SoftAuthenticator(SoftKey.ES256, Browser.origin());
        for (int i = 0; i < 5; i++) {
            var browser = new Browser();
            var created = authenticator.create(SignedInPerson.creationOptions(browser, SignedInPerson.ticket("Ada", false)));
            ceremony(browser, "/passkeys/registration", created);
        }
        var enrolled = SignedInPerson.enrol("Grace");
        for (int i = 0; i < 5; i++) {
            var browser = new Browser();
            ceremony(browser, "/passkeys/authentication", enrolled.authenticator().get(SignedInPerson.requestOptions(browser)));
        }
    }

    private void ceremony(Browser browser, String path, String answer) {
        add("POST", path).json(answer).set("Cookie", "gatehouse-ceremony=" + browser.cookie("gatehouse-ceremony"));
    }

    private void doors() {
        for (var path : PATHS) {
            add("GET", path);
            add("GET", path).with("X-Forwarded-Method: GET", "X-Forwarded-Proto: http", "X-Forwarded-Host: api.localhost",
                    "X-Forwarded-Uri: /orders/1", "Authorization: Bearer a.b.c");
            add("GET", path).with("X-Original-Method: GET", "X-Original-URL: http://api.localhost/orders/1");
        }
        for (var path : List.of("/public", "/orders/1", "/orders")) {
            all.add(new Message("GET", path).with("Host: api.localhost:" + port, "Authorization: Bearer a.b.c"));
            all.add(new Message("POST", path).with("Host: api.localhost:" + port).json("{\"a\":1}"));
        }
        all.add(new Message("GET", "/").with("Host: nobody.example"));
    }

    /** At the issuer, from one of its own pages, by somebody who is signed in. */
    private Message add(String method, String path) {
        var message = new Message(method, path).with("Host: " + host, "Origin: http://" + host, "Sec-Fetch-Site: same-origin",
                "Cookie: " + GivenPerson.COOKIE + "=" + person.cookie());
        all.add(message);
        return message;
    }

    static JsonObject description(String url) {
        return new JsonObject(given().accept("application/json").get(url).then().statusCode(200).extract().asString());
    }
}
