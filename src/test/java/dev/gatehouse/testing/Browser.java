package dev.gatehouse.testing;

import static io.restassured.RestAssured.given;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;

/** A browser as far as HTTP goes: it keeps cookies, says where its requests come from, and follows no redirect by itself. */
public final class Browser {

    private final Map<String, String> cookies = new ConcurrentHashMap<>();

    /** The origin of our pages. */
    public static String origin() {
        return "http://localhost:" + RestAssured.port;
    }

    public RequestSpecification request() {
        return given().redirects().follow(false).cookies(cookies);
    }

    /** Opens a page; the address is sent as it is written. */
    public Response get(String path) {
        return keep(request().urlEncodingEnabled(false).accept("text/html").header("Sec-Fetch-Mode", "navigate").get(path));
    }

    /** Sends JSON as a script of our pages does. */
    public Response post(String path, String json) {
        return keep(fromOurPage().contentType(ContentType.JSON).accept(ContentType.JSON).body(json).post(path));
    }

    public Response post(String path, JsonObject json) {
        return post(path, json.encode());
    }

    /** Sends a form of our pages. */
    public Response submit(String path, Map<String, String> fields) {
        return keep(fromOurPage().contentType(ContentType.URLENC).accept("text/html").formParams(fields).post(path));
    }

    public Response submit(String path) {
        return keep(fromOurPage().accept("text/html").post(path));
    }

    public String cookie(String name) {
        return cookies.get(name);
    }

    public Browser withCookie(String name, String value) {
        cookies.put(name, value);
        return this;
    }

    public Browser withoutCookie(String name) {
        cookies.remove(name);
        return this;
    }

    private RequestSpecification fromOurPage() {
        return request().header("Origin", origin()).header("Sec-Fetch-Site", "same-origin");
    }

    private Response keep(Response response) {
        for (Cookie cookie : response.getDetailedCookies()) {
            if (cookie.getMaxAge() == 0) {
                cookies.remove(cookie.getName());
            } else {
                cookies.put(cookie.getName(), cookie.getValue());
            }
        }
        return response;
    }
}
