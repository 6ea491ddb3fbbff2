package dev.gatehouse.oidc.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.oidc.OAuthParameters;
import dev.gatehouse.oidc.client.Client;
import dev.gatehouse.oidc.client.GivenClient;
import dev.gatehouse.platform.Problem;

/** RFC 6749 §4.1.2.1: nobody is told of a fault on the word of a client that is not known. */
class KnownClientCheckTest {

    private final Client app = GivenClient.app();

    @Test
    void findsTheClient() {
        assertSame(app, check("client_id=app"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "client_id=", "client_id=App", "client_id=app%20", "client_id=other", "redirect_uri=app" })
    void refusesEveryOther(String sent) {
        assertEquals("unknown-app", assertThrows(Problem.class, () -> check(sent)).code());
    }

    private Client check(String sent) {
        return KnownClientCheck.check(OAuthParameters.parse(sent), GivenClient.current(app));
    }
}
