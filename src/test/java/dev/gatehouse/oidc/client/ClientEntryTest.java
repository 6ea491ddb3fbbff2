package dev.gatehouse.oidc.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.platform.policy.PolicyError;

/** Each rule for a client's entry, by the sentence that the operator reads: no row is refused for the reason of another. */
class ClientEntryTest {

    private static final String HASH = "{hash: \"sha256:o4PueWDprjumWfR41hgOqfIUJhy46ycQGvi9MNAnPH0\"}";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            id: '-app', grants: [authorization_code]                                       | cannot be a client id
            id: 0198f7a0-0000-7000-8000-000000000001, grants: [authorization_code]         | looks like a person's subject
            id: app, auth: private_key_jwt, grants: [authorization_code]                   | does not know the auth 'private_key_jwt'
            id: app, grants: [implicit]                                                    | does not know the grant 'implicit'
            id: app, grants: [authorization_code, password]                                | does not know the grant 'password'
            id: app, grants: []                                                            | can do nothing
            id: app, grants: [authorization_code], redirect-uris: [/cb]                    | '/cb' is not an absolute URI
            id: app, grants: [authorization_code], redirect-uris: [https://a.example/cb], post-logout-redirect-uris: [http://a.example/]  | must be https
            id: app, grants: [authorization_code], redirect-uris: [https://a.example/cb], origins: [https://a.example/] | is not a web origin
            id: app, grants: [authorization_code], redirect-uris: [https://a.example/cb], scopes: [a b] | 'a b' is not a scope
            id: app, grants: [authorization_code], redirect-uris: [https://a.example/cb], audience: [api] | is not the address of a resource
            id: app, grants: [authorization_code], redirect-uris: [https://a.example/cb], pkce: plain | 'pkce' is required or optional
            id: app, grants: [authorization_code], redirect-uris: [https://a.example/cb], secrets: [HASH] | A public client has no secrets
            id: app, grants: [client_credentials], auth: client_secret_basic               | authenticates with a secret but has none
            id: app, grants: [client_credentials]                                          | cannot use client_credentials
            id: app, grants: [authorization_code], redirect-uris: [https://a.example/cb], pkce: optional | never optional for a public client
            id: app, grants: [authorization_code]                                          | without a redirect URI
            id: app, grants: [client_credentials], auth: client_secret_post, secrets: [HASH], redirect-uris: [https://a.example/cb] | of no use without authorization_code
            id: app, grants: [client_credentials, refresh_token], auth: client_secret_post, secrets: [HASH] | There is nothing to refresh
            id: app, grants: [authorization_code], redirect-uris: [https://a.example/cb], scopes: [offline_access] | needs the grant refresh_token
            id: app, grants: [authorization_code], redirect-uris: [http://localhost/cb], trusted: true | so people must be asked
            id: app, grants: [authorization_code], redirect-uris: [https://a.example/cb, com.example.app:/cb], trusted: true | so people must be asked
            """)
    void saysWhichRuleIsBroken(String entry, String sentence) {
        var error = assertThrows(PolicyError.class, () -> GivenClient.of(entry.replace("HASH", HASH)));

        assertTrue(error.getMessage().contains(sentence), error.getMessage());
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void takesEveryMethodThatIsAnnounced(ClientAuthMethod method) {
        assertEquals(method, GivenClient
                .of("id: app, grants: [client_credentials], secrets: [" + HASH + "], auth: " + method.wire()).auth());
    }

    @ParameterizedTest
    @ValueSource(strings = { "a", "A.b_c~d-9", "0198f7a0" })
    void takesNamesThatAreNoSubjects(String id) {
        assertEquals(id,
                GivenClient.of("id: \"" + id + "\", grants: [client_credentials], auth: client_secret_basic, secrets: ["
                        + HASH + "]").id());
    }
}
