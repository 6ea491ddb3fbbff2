package dev.gatehouse.oidc.grant;

import static dev.gatehouse.testing.GivenGrant.form;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import dev.gatehouse.platform.OpaqueToken;
import dev.gatehouse.testing.Claims;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.GivenGrant;
import dev.gatehouse.testing.Rows;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** What stays in the database of tokens: an entry of each in the audit trail, and of secrets their hashes. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class TokenRecordTest {

    @Test
    void recordsWhatWasIssuedUnderItsRequest() {
        var grant = GivenGrant.of("openid");

        Response tokens = grant.tokens();

        var claims = Claims.of(tokens.path("access_token"));
        assertEquals(1, Rows.count("""
                select count(*) from audit_entries where action = 'oidc.token.issued' and actor = 'oidc-public'
                and subject = '%s' and request_id = '%s' and detail like '%%%s%%'""".formatted(
                grant.person().account(), tokens.header("X-Request-Id"), claims.<String> get("jti"))));
    }

    @Test
    void recordsTheRevocationOfAGrantAndTheRefusalThatBroughtIt() {
        var grant = GivenGrant.of("openid");
        String code = grant.code();
        grant.redeem(code);

        String request = grant.redeem(code).header("X-Request-Id");

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            assertEquals(1,
                    Rows.count("select count(*) from audit_entries where action = 'oidc.grant.revoked' and request_id = '"
                            + request + "'"));
            assertEquals(1, Rows.count("""
                    select count(*) from audit_entries where action = 'oidc.token.refused' and refused
                    and detail like '%%code used twice%%' and request_id = '%s'""".formatted(request)));
        });
    }

    @Test
    void recordsAClientThatWasNotBelieved() {
        String request = form().formParam("grant_type", "client_credentials").formParam("client_id", "oidc-post")
                .formParam("client_secret", "wrong").post("/oauth2/token").header("X-Request-Id");

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertEquals(1,
                Rows.count(
                        "select count(*) from audit_entries where action = 'oidc.client.refused' and actor_kind = 'stranger' "
                                + "and detail like '%oidc-post%' and detail not like '%wrong%' and request_id = '" + request
                                + "'")));
    }

    /** Who reads the database learns no code and no refresh token. */
    @Test
    void keepsHashesOnly() {
        var grant = GivenGrant.of("openid");
        String code = grant.code();
        String refreshToken = grant.redeem(code).path("refresh_token");

        assertEquals(1, Rows.count("select count(*) from authorization_codes where code_hash = '%s'".formatted(hash(code))));
        assertEquals(1,
                Rows.count("select count(*) from refresh_tokens where token_hash = '%s'".formatted(hash(refreshToken))));
        assertEquals(0, Rows.count("select count(*) from authorization_codes c where c::text like '%%%s%%'".formatted(code)));
        assertEquals(0,
                Rows.count("select count(*) from refresh_tokens t where t::text like '%%%s%%'".formatted(refreshToken)));
    }

    private static String hash(String secret) {
        return "\\x" + java.util.HexFormat.of().formatHex(OpaqueToken.of(secret).hash().bytes());
    }
}
