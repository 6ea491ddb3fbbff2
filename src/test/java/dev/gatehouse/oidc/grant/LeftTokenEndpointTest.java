package dev.gatehouse.oidc.grant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.GivenGrant;
import dev.gatehouse.testing.LeavingCaller;
import dev.gatehouse.testing.Rows;
import dev.gatehouse.testing.WatchedLog;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** A client that leaves in the middle of a grant takes neither the transaction nor its connection with it. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class LeftTokenEndpointTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @ParameterizedTest
    @ValueSource(strings = { "authorization_codes", "sessions", "refresh_families", "refresh_tokens", "audit_entries" })
    void aCodeIsRedeemedToTheEnd(String table) {
        var grant = GivenGrant.of("openid offline_access");
        String code = grant.code();
        try (var log = new WatchedLog()) {
            LeavingCaller.leavesAt(table, port, "/oauth2/token", FORM, "", "grant_type=authorization_code&client_id=oidc-public"
                    + "&code=" + code + "&code_verifier=" + GivenGrant.VERIFIER + "&redirect_uri="
                    + URLEncoder.encode(grant.redirectUri(), StandardCharsets.UTF_8));

            assertQuiet(log);
        }
        assertEquals(400, grant.redeem(code).statusCode(), "used");
    }

    @ParameterizedTest
    @ValueSource(strings = { "refresh_families", "refresh_tokens", "sessions", "audit_entries" })
    void aRefreshIsDoneToTheEnd(String table) {
        var grant = GivenGrant.of("openid");
        String token = grant.tokens().path("refresh_token");
        long before = Rows.count("select count(*) from refresh_tokens");
        try (var log = new WatchedLog()) {
            LeavingCaller.leavesAt(table, port, "/oauth2/token", FORM, "",
                    "grant_type=refresh_token&client_id=oidc-public&refresh_token=" + token);

            assertQuiet(log);
        }
        assertEquals(before + 1, Rows.count("select count(*) from refresh_tokens"), "its successor is there");
    }

    private static void assertQuiet(WatchedLog log) {
        assertEquals(List.of(), log.errors());
        assertTrue(log.kinds().keySet().stream().noneMatch(kind -> kind.contains("drop") || kind.contains("HR0")),
                () -> log.kinds().toString());
    }
}
