package dev.gatehouse.oidc.authorize;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import dev.gatehouse.testing.GivenPerson;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** An authorization request in the making, and the browser that makes it. */
public final class Asked {

    /** A verifier of RFC 7636 appendix B with its challenge. */
    public static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    public static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private final Map<String, String> parameters = new LinkedHashMap<>();
    private String cookie;

    /** A sound request of the trusted client. */
    public static Asked byTrustedApp() {
        return by("authorize-app", "https://app.example.com/callback");
    }

    /** A sound request of the client that needs consent. */
    public static Asked byAskingApp() {
        return by("authorize-asks", "https://asks.example.com/callback");
    }

    public static Asked by(String client, String redirectUri) {
        return new Asked().with("response_type", "code").with("client_id", client).with("redirect_uri", redirectUri)
                .with("scope", "openid").with("state", "st-1").with("nonce", "n-1")
                .with("code_challenge", CHALLENGE).with("code_challenge_method", "S256");
    }

    public Asked with(String name, String value) {
        parameters.put(name, value);
        return this;
    }

    public Asked without(String... names) {
        Arrays.asList(names).forEach(parameters::remove);
        return this;
    }

    public Asked as(GivenPerson person) {
        cookie = person.cookie();
        return this;
    }

    public Response get() {
        return browser().queryParams(parameters).when().get("/oauth2/authorize");
    }

    public Response post() {
        return browser().formParams(parameters).when().post("/oauth2/authorize");
    }

    /** Goes where the browser was sent, as the same browser. */
    public Response follow(Response answer) {
        return follow(answer.header("Location"));
    }

    public Response follow(String location) {
        return browser().urlEncodingEnabled(false).when().get(location);
    }

    public RequestSpecification browser() {
        var browser = given().redirects().follow(false).accept("text/html");
        return cookie == null ? browser : browser.cookie(GivenPerson.COOKIE, cookie);
    }

    /** The parameters of an address. */
    public static Map<String, String> queryOf(String location) {
        return Arrays.stream(URI.create(location).getRawQuery().split("&")).map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
    }

    public static Map<String, String> answerOf(Response answer) {
        return queryOf(answer.header("Location"));
    }

    /** Where a login page would send the person back to. */
    public static String returnOf(Response toLogin) {
        return queryOf(toLogin.header("Location")).get("return_to");
    }
}
