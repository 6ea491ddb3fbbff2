package dev.gatehouse.oidc.check;

import static dev.gatehouse.oidc.check.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.oidc.OAuthParameters;
import dev.gatehouse.oidc.client.Client;
import dev.gatehouse.oidc.client.GivenClient;
import dev.gatehouse.oidc.request.IdTokenHint;

/** OpenID Connect Core §3.1.2.1; attack 30: another kind of token of ours, or one of another client, is no hint. */
class IdTokenHintCheckTest {

    private static final Client APP = GivenClient.app();
    private static final IdTokenHint OURS = new IdTokenHint("ada", List.of("app"), Optional.empty());

    @Test
    void takesAnIdTokenOfTheClient() {
        assertEquals(Optional.of(OURS), check("id_token_hint=ours"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "another-client's", "nobody's", "forged" })
    void refusesEveryOther(String token) {
        assertRefused(() -> check("id_token_hint=" + token));
    }

    @Test
    void mayBeLeftOut() {
        assertEquals(Optional.empty(), check("scope=openid"));
    }

    private static Optional<IdTokenHint> check(String sent) {
        return IdTokenHintCheck.check(OAuthParameters.parse(sent), APP, token -> switch (token) {
            case "ours" -> Optional.of(OURS);
            case "another-client's" -> Optional.of(new IdTokenHint("ada", List.of("other"), Optional.empty()));
            case "nobody's" -> Optional.of(new IdTokenHint("ada", List.of(), Optional.empty()));
            default -> Optional.empty();
        });
    }
}
