package dev.gatehouse.gateway.door;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.GivenPerson;
import dev.gatehouse.testing.RawHttp;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** The door for a token alone: whether it is valid and meant for us, whoever asks, and nothing about any route. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class TokenDoorTest extends TokenContract {

    private static final String STRANGER = "127.0.0.2";

    @BeforeEach
    void route() {
        routes.use("[{ id: gw-token, hosts: [gw.test], paths: [/**], audience: 'https://gw.test' }]");
    }

    private RawHttp.Reply ask(String... headers) {
        var lines = new ArrayList<>(List.of("GET /gateway/token HTTP/1.1", "Host: any.test"));
        lines.addAll(List.of(headers));
        return RawHttp.sendFrom(STRANGER, port, lines.toArray(String[]::new));
    }

    @Override
    protected Outcome present(String... headers) {
        return ForwardedDoor.outcome(ask(headers));
    }

    @Test
    void signsNoAssertion() {
        assertEquals(Optional.of(""), ask(bearer(tokens.person("openid"))).header("X-Auth-Assertion"));
    }

    @Test
    void looksAtNoSession() {
        assertEquals(401, ask("Cookie: " + GivenPerson.COOKIE + "=" + GivenPerson.signedIn("Tess").cookie()).status());
    }

    @Test
    void takesATokenThatIsMeantForTheIssuer() {
        var issuer = bearer(tokens.with("at+jwt", Map.of("aud", List.of("http://localhost:" + port))));

        assertEquals(200, ask(issuer).status());
    }

    @ParameterizedTest
    @ValueSource(strings = { "X-Forwarded-Uri: /public/x", "X-Original-URL: https://gw.test/", "X-Forwarded-Host: gw.test" })
    void attack1NothingThatIsSaidOfARequestChangesTheAnswer(String header) {
        assertEquals(401, ask(header).status());
        assertEquals(200, ask(header, bearer(tokens.person("openid"))).status());
    }
}
