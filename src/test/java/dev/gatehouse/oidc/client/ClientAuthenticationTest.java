package dev.gatehouse.oidc.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.OAuthErrorCode;
import dev.gatehouse.platform.Secret;

/** RFC 6749 §2.3: nobody is believed who does not authenticate in the way that is registered. */
class ClientAuthenticationTest {

    private static final String OTHER_HASH = "{hash: \"sha256:47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU\"}";

    private final Client app = GivenClient.app();
    private final Client server = GivenClient.confidential();

    @Test
    void takesTheRegisteredMethodWithTheRightSecret() {
        assertSame(server, verify(server, ClientAuthMethod.CLIENT_SECRET_BASIC, GivenClient.THE_SECRET));
        assertSame(app, verify(app, ClientAuthMethod.NONE, null));
    }

    @ParameterizedTest
    @CsvSource({ "CLIENT_SECRET_BASIC,", "CLIENT_SECRET_BASIC,''", "CLIENT_SECRET_BASIC,wrong",
            "CLIENT_SECRET_BASIC,'the secret of a confidential client, 256 bit'",
            "CLIENT_SECRET_BASIC,'the secret of a confidential client, 256 bits '",
            "CLIENT_SECRET_POST,'the secret of a confidential client, 256 bits'", "NONE,",
            "NONE,'the secret of a confidential client, 256 bits'" })
    void aConfidentialClientIsBelievedNothingElse(ClientAuthMethod method, String secret) {
        assertRefused(() -> verify(server, method, secret));
    }

    /** Else whoever knows the name of a public client could have a secret of their choice count as proof. */
    @ParameterizedTest
    @CsvSource({ "CLIENT_SECRET_BASIC,x", "CLIENT_SECRET_POST,x", "CLIENT_SECRET_BASIC," })
    void aPublicClientHasNoSecretToShow(ClientAuthMethod method, String secret) {
        assertRefused(() -> verify(app, method, secret));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "x", GivenClient.THE_SECRET })
    void nobodyIsBelievedWhateverTheSecret(String secret) {
        assertRefused(() -> verify(null, ClientAuthMethod.CLIENT_SECRET_BASIC, secret));
        assertRefused(() -> verify(null, ClientAuthMethod.NONE, null));
    }

    /** While one secret is replaced by another, both are in use. */
    @Test
    void takesEitherOfTwoSecrets() {
        String first = "{hash: \"sha256:o4PueWDprjumWfR41hgOqfIUJhy46ycQGvi9MNAnPH0\"}";
        for (String secrets : new String[] { first + ", " + OTHER_HASH, OTHER_HASH + ", " + first }) {
            var both = GivenClient
                    .of("id: machine, grants: [client_credentials], auth: client_secret_basic, secrets: [" + secrets
                            + "]");

            assertSame(both, verify(both, ClientAuthMethod.CLIENT_SECRET_BASIC, GivenClient.THE_SECRET));
            assertRefused(() -> verify(both, ClientAuthMethod.CLIENT_SECRET_BASIC, "wrong"));
        }
    }

    /** One sentence for every reason; the log has the name, without what could break a line, and never the secret. */
    @Test
    void tellsTheCallerNothingAndTheLogTheName() {
        var unknown = assertRefused(
                () -> verify(presented("no\r\nbody" + "x".repeat(200), ClientAuthMethod.NONE, null), Optional.empty()));
        var wrong = assertRefused(() -> verify(server, ClientAuthMethod.CLIENT_SECRET_BASIC, "hunter2"));

        assertEquals(wrong.description(), unknown.description());
        assertTrue(unknown.detail().startsWith("client=no??bodyxxx"));
        assertTrue(unknown.detail().length() < 120);
        assertFalse(wrong.getMessage().contains("hunter2"));
    }

    private static OAuthError assertRefused(Executable authentication) {
        var error = assertThrows(OAuthError.class, authentication);
        assertEquals(OAuthErrorCode.INVALID_CLIENT, error.code());
        return error;
    }

    private static Client verify(Client client, ClientAuthMethod method, String secret) {
        return verify(presented(client == null ? "nobody" : client.id(), method, secret), Optional.ofNullable(client));
    }

    private static Client verify(ClientCredentials presented, Optional<Client> client) {
        return ClientAuthentication.verify(presented, client);
    }

    private static ClientCredentials presented(String id, ClientAuthMethod method, String secret) {
        return new ClientCredentials(id, method, Optional.ofNullable(secret).map(Secret::of));
    }
}
