package dev.gatehouse.gateway.issuer;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.gatehouse.gateway.issuer.ExternalIssuer.Verdict;
import dev.gatehouse.platform.network.GivenOutbound;
import dev.gatehouse.platform.policy.PolicyText;
import dev.gatehouse.testing.RealProxy;
import io.restassured.path.json.JsonPath;
import io.vertx.core.Vertx;

/** Tokens of a real Keycloak, with the entry of docs/outside-issuers.md. It runs in the profile {@code keycloak} alone. */
class KeycloakTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static Process keycloak;
    private static String realm;
    private static ExternalIssuer issuer;

    @BeforeAll
    static void begin(@TempDir Path folder) throws IOException {
        var home = Path.of(System.getProperty("gatehouse.keycloak"));
        var port = RealProxy.freePort();
        realm = "http://127.0.0.1:" + port + "/realms/shop";
        Files.createDirectories(home.resolve("data/import"));
        Files.writeString(home.resolve("data/import/shop.json"),
                Files.readString(Path.of("src/test/resources/keycloak-realm.json")));
        var log = folder.resolve("log.txt");
        keycloak = new ProcessBuilder("sh", "bin/kc.sh", "start-dev", "--http-host=127.0.0.1", "--http-port=" + port,
                "--import-realm").directory(home.toFile()).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        await().atMost(Duration.ofMinutes(4)).pollInterval(Duration.ofSeconds(1)).ignoreExceptions().failFast(() -> {
            if (!keycloak.isAlive()) {
                throw new AssertionError(Files.readString(log));
            }
        }).until(() -> given().get(realm).statusCode() == 200);
        var issuers = new TrustedIssuers(GivenOutbound.allowing(VERTX, "127.0.0.1"), Clock.systemUTC());
        issuers.replace(IssuerSection.read(PolicyText.parse("""
                - issuer: %s
                  audience: [orders, shop]
                  roles: { from: realm_access.roles, map: { admin: support } }
                """.formatted(realm)), "https://id.example.com"));
        issuer = issuers.find(realm).orElseThrow();
    }

    @AfterAll
    static void end() {
        keycloak.descendants().forEach(ProcessHandle::destroy);
        keycloak.destroy();
        VERTX.close();
    }

    private static JsonPath tokens(Map<String, String> form) {
        return given().formParams(form).post(realm + "/protocol/openid-connect/token").then().statusCode(200).extract()
                .jsonPath();
    }

    private static JsonPath ofAPerson() {
        return tokens(Map.of("grant_type", "password", "client_id", "shop", "username", "ada", "password", "ada-password",
                "scope", "openid"));
    }

    private static Verdict verdict(String token) throws Exception {
        return issuer.verify(UnverifiedToken.read(token).orElseThrow()).toCompletionStage().toCompletableFuture().get(20,
                TimeUnit.SECONDS);
    }

    private static ExternalToken accepted(String token) throws Exception {
        return assertInstanceOf(Verdict.Accepted.class, verdict(token)).token();
    }

    @Test
    void acceptsThePersonsAccessToken() throws Exception {
        var token = accepted(ofAPerson().getString("access_token"));

        assertEquals(realm + "#", token.subject().substring(0, realm.length() + 1));
        assertEquals(Optional.of(realm + "#shop"), token.client());
        assertEquals(Set.of("orders"), token.audience());
        assertEquals(Set.of("support"), token.entitlements().roles());
    }

    @Test
    void acceptsTheAccessTokenOfAServiceAccount() throws Exception {
        var token = accepted(tokens(Map.of("grant_type", "client_credentials", "client_id", "robot", "client_secret",
                "robot-secret")).getString("access_token"));

        assertEquals(Optional.of(realm + "#robot"), token.client());
        assertEquals(Set.of(), token.entitlements().roles());
    }

    /** The ID token is for the client, which the policy names here as an audience: its kind alone speaks against it. */
    @Test
    void attack30AcceptsNeitherTheIdTokenNorTheRefreshToken() throws Exception {
        var tokens = ofAPerson();

        assertInstanceOf(Verdict.Rejected.class, verdict(tokens.getString("id_token")));
        assertInstanceOf(Verdict.Rejected.class, verdict(tokens.getString("refresh_token")));
    }
}
