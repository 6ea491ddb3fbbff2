package dev.gatehouse.account.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.platform.OpaqueToken;
import dev.gatehouse.testing.Browser;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.GivenPerson;
import dev.gatehouse.testing.Rows;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Each look at the database is one that a stranger could ask for a thousand times a second. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class SessionMechanismTest {

    private final GivenPerson ada = GivenPerson.signedIn("Ada", Instant.now().minus(Duration.ofMinutes(5)));
    private final Browser browser = new Browser().withCookie(GivenPerson.COOKIE, ada.cookie());

    @ParameterizedTest
    @ValueSource(strings = { "/assets/css/gatehouse.css", "/.well-known/openid-configuration", "/oauth2/jwks", "/oauth2/token",
            "/oauth2/userinfo", "/oauth2/introspect", "/oauth2/revoke" })
    void attackCookiesDoNotCostAReadWhereNobodyIsAskedWhoTheyAre(String path) {
        browser.get(path);

        assertEquals(0, sightings());
        browser.get("/account").then().statusCode(200);
        assertEquals(1, sightings(), "a read is seen by this test");
    }

    @Test
    void attackAValueThatNoCookieOfOursHasOpensNothingEvenIfItStoodInTheTable() {
        for (String value : new String[] { "short", "a".repeat(42), "a".repeat(44), "a".repeat(42) + "=",
                "a".repeat(42) + "." }) {
            Rows.execute("update sessions set token_hash = ? where id = ?", OpaqueToken.of(value).hash().bytes(), ada.sid());

            new Browser().withCookie(GivenPerson.COOKIE, value).get("/account").then().statusCode(303);
        }
        assertEquals(0, sightings());
    }

    private long sightings() {
        return Rows.count("select count(*) from sessions where id = ? and last_seen_at > now() - interval '1 minute'",
                ada.sid());
    }
}
