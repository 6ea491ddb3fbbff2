package dev.gatehouse.gateway.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.gateway.GivenTokens;
import dev.gatehouse.gateway.route.GivenRoutes;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.RawHttp;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** The door for a token alone: whether it is valid and meant for us, whoever asks, and nothing about any route. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class TokenDoorTest {

    private static final String STRANGER = "127.0.0.2";

    @Inject
    GivenTokens tokens;

    @Inject
    GivenRoutes routes;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @BeforeEach
    void route() {
        routes.use("[{ id: gw-token, hosts: [gw.test], paths: [/**], audience: 'https://gw.test' }]");
    }

    @AfterEach
    void restore() {
        routes.restore();
    }

    private RawHttp.Reply ask(String... headers) {
        var lines = new ArrayList<>(List.of("GET /gateway/token HTTP/1.1", "Host: any.test"));
        lines.addAll(List.of(headers));
        return RawHttp.sendFrom(STRANGER, port, lines.toArray(String[]::new));
    }

    @Test
    void saysWhetherATokenCounts() {
        var good = ask("Authorization: Bearer " + tokens.person("openid"));
        var foreign = ask("Authorization: Bearer "
                + tokens.with("at+jwt", Map.of("aud", List.of("https://elsewhere.test"))));

        assertEquals(200, good.status());
        assertFalse(good.header("X-Auth-Subject").orElseThrow().isEmpty());
        assertEquals(401, foreign.status());
        assertTrue(foreign.header("WWW-Authenticate").orElseThrow().contains("invalid_token"));
        assertEquals(401, ask().status());
    }

    @Test
    void signsNoAssertion() {
        assertEquals(Optional.of(""), ask("Authorization: Bearer " + tokens.person("openid")).header("X-Auth-Assertion"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "X-Forwarded-Uri: /public/x", "X-Original-URL: https://gw.test/", "X-Forwarded-Host: gw.test" })
    void attack1NothingThatIsSaidOfARequestChangesTheAnswer(String header) {
        assertEquals(401, ask(header).status());
        assertEquals(200, ask(header, "Authorization: Bearer " + tokens.person("openid")).status());
    }
}
