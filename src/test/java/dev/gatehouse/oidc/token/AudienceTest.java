package dev.gatehouse.oidc.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.OAuthErrorCode;
import dev.gatehouse.oidc.Scopes;
import dev.gatehouse.oidc.client.Client;
import dev.gatehouse.oidc.client.GivenClient;

class AudienceTest {

    private static final String ISSUER = GivenClient.ISSUER;
    private static final String ORDERS = "https://orders.example.com";
    private static final String STOCK = "https://stock.example.com";

    private final Client client = GivenClient.app("audience: ['" + ORDERS + "', '" + STOCK + "']");
    private final Client without = GivenClient.app();

    /** RFC 8707 §2: the token endpoint may name fewer than were granted. */
    @Test
    void isNarrowedToWhatIsAskedFor() {
        assertEquals(List.of(STOCK), Audience.narrow(client, List.of(ORDERS, STOCK), List.of(STOCK), ISSUER));
        assertEquals(List.of(ORDERS), Audience.narrow(client, List.of(ORDERS), List.of(), ISSUER));
    }

    @Test
    void isAnyOfTheClientsWhereNoneWasNamed() {
        assertEquals(List.of(), Audience.narrow(client, List.of(), List.of(), ISSUER));
        assertEquals(List.of(STOCK, ISSUER), Audience.narrow(client, List.of(), List.of(STOCK, ISSUER), ISSUER));
        assertEquals(List.of(ISSUER), Audience.narrow(without, List.of(), List.of(ISSUER), ISSUER));
    }

    @Test
    void attackIsNeverWidened() {
        refused(client, List.of(ORDERS), List.of(ORDERS, STOCK));
        refused(client, List.of(ORDERS), List.of(ISSUER));
        refused(client, List.of(), List.of("https://payments.example.com"));
        refused(without, List.of(), List.of(ORDERS));
        refused(client, List.of(), List.of(ORDERS + "/"));
    }

    private static void refused(Client client, List<String> granted, List<String> asked) {
        var error = assertThrows(OAuthError.class, () -> Audience.narrow(client, granted, asked, ISSUER));

        assertEquals(OAuthErrorCode.INVALID_TARGET, error.code());
    }

    @Test
    void isWhatWasNamedElseTheClients() {
        assertEquals(List.of(STOCK), Audience.of(client, List.of(STOCK), Scopes.parse("openid"), ISSUER));
        assertEquals(List.of(ORDERS, STOCK), Audience.of(client, List.of(), Scopes.parse("profile"), ISSUER));
        assertEquals(List.of(ORDERS, STOCK, ISSUER), Audience.of(client, List.of(), Scopes.parse("openid"), ISSUER));
        assertEquals(List.of(ISSUER), Audience.of(without, List.of(), Scopes.NONE, ISSUER));
    }
}
