package dev.gatehouse.oidc.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

import io.restassured.path.json.JsonPath;

/** Looks into a token without believing it. */
final class Claims {

    private Claims() {
    }

    static JsonPath of(String jwt) {
        return part(jwt, 1);
    }

    static JsonPath header(String jwt) {
        return part(jwt, 0);
    }

    private static JsonPath part(String jwt, int index) {
        return new JsonPath(new String(Base64.getUrlDecoder().decode(jwt.split("\\.")[index]), UTF_8));
    }
}
