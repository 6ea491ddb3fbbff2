package dev.gatehouse.oidc.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.oidc.GrantType;
import dev.gatehouse.platform.policy.PolicyError;
import dev.gatehouse.platform.policy.PolicyText;

class ClientsSectionTest {

    private static final String HASH = "sha256:o4PueWDprjumWfR41hgOqfIUJhy46ycQGvi9MNAnPH0";
    private static final String PUBLIC = "id: shop, grants: [authorization_code], redirect-uris: [https://shop.example.com/cb]";
    private static final String MACHINE = "id: machine, auth: client_secret_basic, grants: [client_credentials]";

    private final CurrentClients registry = new CurrentClients();
    private final ClientsSection section = new ClientsSection(registry, "http://localhost:8080");

    private Map<String, Client> read(String... clients) {
        return section.read(PolicyText.parse("clients: [" + String.join(",", clients) + "]").get("clients"));
    }

    private PolicyError refuses(String... clients) {
        return assertThrows(PolicyError.class, () -> read(clients));
    }

    @Test
    void readsAClientWithEverything() {
        var client = read("""
                {id: shop, name: The shop, auth: client_secret_post, secrets: [{hash: "%s"}],
                 grants: [authorization_code, refresh_token], redirect-uris: [https://shop.example.com/cb],
                 post-logout-redirect-uris: [https://shop.example.com/], origins: [https://shop.example.com],
                 scopes: [openid, offline_access], audience: [https://api.example.com], pkce: optional, trusted: true}
                """.formatted(HASH)).get("shop");

        assertEquals("The shop", client.name());
        assertEquals(ClientAuthMethod.CLIENT_SECRET_POST, client.auth());
        assertEquals(Set.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN), client.grants());
        assertEquals("openid offline_access", client.scopes().text());
        assertFalse(client.requiresPkce());
        assertTrue(client.trusted());
    }

    @Test
    void isCautiousWhereNothingIsSaid() {
        var client = read("{" + PUBLIC + "}").get("shop");

        assertTrue(client.isPublic());
        assertTrue(client.requiresPkce());
        assertFalse(client.trusted());
        assertEquals("shop", client.name());
    }

    @Test
    void takesEmptyListsThatGrantNothing() {
        var client = read("{" + PUBLIC + ", secrets: [], origins: [], scopes: [], post-logout-redirect-uris: []}").get("shop");

        assertTrue(client.isPublic());
        assertTrue(client.origins().isEmpty());
    }

    @Test
    void takesEffectAsAWhole() {
        section.apply(read("{" + PUBLIC + "}"));
        section.apply(read("{" + PUBLIC.replace("shop", "store") + "}"));

        assertTrue(registry.find("shop").isEmpty());
        assertTrue(registry.find("store").isPresent());
    }

    /** What this version does not enforce must not look as if it did. */
    @ParameterizedTest
    @ValueSource(strings = { PUBLIC + ", profile: fapi2", PUBLIC + ", profile: standard", PUBLIC + ", colour: blue",
            PUBLIC + ", auth: private_key_jwt", PUBLIC + ", pkce: plain",
            "id: shop, grants: [password], redirect-uris: [https://shop.example.com/cb]" })
    void refusesWhatItDoesNotKnow(String client) {
        refuses("{" + client + "}");
    }

    /** RFC 8252 §8.6: any program of the device can listen there and pass for the client. */
    @ParameterizedTest
    @ValueSource(strings = { "http://127.0.0.1/cb", "http://localhost:3000/cb", "com.example.app:/cb",
            "http://localhost:80800/cb" })
    void trustsNoPublicClientThatAnotherProgramCanPassFor(String uri) {
        refuses("{" + PUBLIC.replace("https://shop.example.com/cb", uri) + ", trusted: true}");
        assertTrue(read("{" + PUBLIC.replace("https://shop.example.com/cb", "http://localhost:8080/cb") + ", trusted: true}")
                .get("shop").trusted());
    }

    @Test
    void refusesTheSameIdTwice() {
        refuses("{" + PUBLIC + "}", "{" + PUBLIC + "}");
    }

    /** RFC 9700 §4.15: a client must not be able to pass for a person. */
    @ParameterizedTest
    @ValueSource(strings = { "5fbd5bc4-7a3d-4a3c-9c5e-0f2f6f0b8c11", "5FBD5BC4-7A3D-4A3C-9C5E-0F2F6F0B8C11", "a b", "-a", "ä" })
    void refusesIdsThatAreNoNames(String id) {
        refuses("{" + PUBLIC.replace("id: shop", "id: \"" + id + "\"") + "}");
    }

    /** Attack 38: nothing may be registered that a browser could understand in another way than we do. */
    @ParameterizedTest
    @ValueSource(strings = { "/callback", "https://*.example.com/cb", "https://shop.example.com/cb#x",
            "http://shop.example.com/cb",
            "https://shop@evil.example/cb", "https://shop.example.com\\\\@evil.example", "javascript:alert(1)",
            "data:text/html,x",
            "app:/callback", "https:///cb", "https://shop.example.com/ cb", "com.example.app:callback" })
    void refusesRedirectUrisThatAreUnsafe(String uri) {
        refuses("{" + PUBLIC.replace("https://shop.example.com/cb", "\"" + uri + "\"") + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = { "https://shop.example.com/cb?a=b", "http://localhost:3000/cb", "http://127.0.0.1/cb",
            "http://[::1]/cb",
            "com.example.app:/callback" })
    void takesRedirectUrisOfWebAndNativeApps(String uri) {
        assertEquals(1, read("{" + PUBLIC.replace("https://shop.example.com/cb", "\"" + uri + "\"") + "}").size());
    }

    @ParameterizedTest
    @ValueSource(strings = { "https://shop.example.com/", "shop.example.com", "https://SHOP.example.com", "null", "*" })
    void refusesOriginsThatNoBrowserSends(String origin) {
        refuses("{" + PUBLIC + ", origins: [\"" + origin + "\"]}");
    }

    @ParameterizedTest
    @ValueSource(strings = { MACHINE, MACHINE + ", secrets: [{hash: \"plain\"}]",
            MACHINE + ", secrets: [{hash: \"sha256:AAAA\"}]",
            MACHINE + ", secrets: [{file: /no/such/file}]", MACHINE + ", secrets: [{}]", MACHINE + ", secrets: [hush]",
            PUBLIC + ", secrets: [{hash: \"" + HASH + "\"}]", PUBLIC + ", pkce: optional",
            "id: shop, grants: [client_credentials]", "id: shop, grants: [authorization_code]", "id: shop",
            MACHINE + ", secrets: [{hash: \"" + HASH + "\"}], redirect-uris: [https://x.example/cb]",
            "id: shop, grants: [refresh_token]", PUBLIC + ", scopes: [offline_access]", PUBLIC + ", scopes: [\"a b\"]",
            PUBLIC + ", audience: [api]", PUBLIC + ", audience: []", PUBLIC + ", audience: ", PUBLIC + ", scopes: ",
            PUBLIC + ", secrets: ", PUBLIC + ", pkce: ", PUBLIC + ", trusted: " })
    void refusesContradictions(String client) {
        refuses("{" + client + "}");
    }

    @Test
    void refusesAThirdSecret() {
        String hash = "{hash: \"" + HASH + "\"}";

        refuses("{" + MACHINE + ", secrets: [" + hash + "," + hash + "," + hash + "]}");
    }

    @Test
    void readsASecretFromAFileAndKeepsItsHash(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("secret"), "the secret of a confidential client, 256 bits\n");
        var fromHash = read("{" + MACHINE + ", secrets: [{hash: \"" + HASH + "\"}]}");

        var fromFile = read("{" + MACHINE + ", secrets: [{file: \"" + file + "\"}]}");

        assertEquals(fromHash.get("machine").secrets(), fromFile.get("machine").secrets());
        Files.writeString(file, "short");
        refuses("{" + MACHINE + ", secrets: [{file: \"" + file + "\"}]}");
    }
}
