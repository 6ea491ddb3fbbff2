package dev.gatehouse.platform.http;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.stream.Collectors;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.RawHttp;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** How long the endpoints take, by their templates; what strangers write into an address is no tag. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class HttpTimersFilterTest {

    @Inject
    MeterRegistry meters;

    @Test
    void anEndpointIsTimedByItsTemplate() {
        long before = count("GET", "/enroll/{ticket}", "410");

        given().get("/enroll/one").then().statusCode(410);
        given().get("/enroll/two").then().statusCode(410);

        await().until(() -> count("GET", "/enroll/{ticket}", "410") == before + 2);
    }

    @Test
    void theTokenEndpointIsTimedWithItsStatus() {
        long before = count("POST", "/oauth2/token", "401");

        given().contentType("application/x-www-form-urlencoded").formParam("grant_type", "client_credentials")
                .post("/oauth2/token").then().statusCode(401);

        await().until(() -> count("POST", "/oauth2/token", "401") == before + 1);
    }

    @Test
    void noAddressAndNoMethodOfAStrangerBecomesATag() {
        long before = count("GET", "other", "404");
        for (int i = 0; i < 50; i++) {
            given().urlEncodingEnabled(false).get("/nowhere/" + i).then().statusCode(404);
            given().urlEncodingEnabled(false).get("/assets/x" + i + "/../css/gatehouse.css");
            RawHttp.send(RestAssured.port, "BREW" + (char) ('A' + i % 26) + " / HTTP/1.1",
                    "Host: localhost:" + RestAssured.port);
        }

        await().until(() -> count("GET", "other", "404") >= before + 50);
        assertTrue(tags("uri").stream().noneMatch(uri -> uri.contains("nowhere") || uri.contains("x1") || uri.contains("..")));
        assertTrue(Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "other").containsAll(tags("method")),
                () -> tags("method").toString());
    }

    /** What the gateway judges or passes on has its own counters, and costs no timer. */
    @Test
    void theGatewaysRequestsAreNotTimedHere() {
        given().get("/test/event-log/kept");
        await().until(() -> count("GET", "/test/event-log/kept", "204") > 0);
        long before = all();

        given().header("Authorization", "Bearer a.b.c").get("/gateway/token");
        given().header("Authorization", "Bearer a.b.c").get("/gateway/check");
        given().header("Host", "api.localhost:" + RestAssured.port).get("/public");
        given().header("Host", "nobody.example").get("/");

        assertEquals(before, all());
    }

    private long all() {
        return meters.find("http.server.requests").timers().stream().mapToLong(Timer::count).sum();
    }

    private Set<String> tags(String name) {
        return meters.find("http.server.requests").timers().stream().map(timer -> timer.getId().getTag(name))
                .collect(Collectors.toSet());
    }

    private long count(String method, String uri, String status) {
        return meters.find("http.server.requests").tags("method", method, "uri", uri, "status", status).timers().stream()
                .mapToLong(Timer::count).sum();
    }
}
