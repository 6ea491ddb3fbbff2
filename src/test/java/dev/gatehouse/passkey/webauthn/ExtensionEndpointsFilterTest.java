package dev.gatehouse.passkey.webauthn;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.account.session.SessionMechanism;
import dev.gatehouse.testing.Browser;
import dev.gatehouse.testing.Database;
import io.quarkus.arc.ClientProxy;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;

/**
 * Attack 25: endpoints that nobody asked for (CVE-2024-12225). The WebAuthn extension's are closed, its cookie means nothing.
 */
@QuarkusTest
@QuarkusTestResource(Database.class)
class ExtensionEndpointsFilterTest {

    @Inject
    Instance<HttpAuthenticationMechanism> mechanisms;

    @ParameterizedTest
    @ValueSource(strings = { "/q/webauthn/login-options-challenge", "/q/webauthn/register-options-challenge",
            "/q/webauthn/login",
            "/q/webauthn/register", "/q/webauthn/logout", "/q/webauthn/webauthn.js", "/q//webauthn/logout",
            "/q/x/../webauthn/logout", "/q/%77ebauthn/logout" })
    void attack25FindsNothingThere(String path) {
        new Browser().request().urlEncodingEnabled(false).get(path).then().statusCode(404);
        new Browser().request().urlEncodingEnabled(false).post(path).then().statusCode(404);
    }

    @Test
    void knowsPeopleByOurSessionAlone() {
        assertEquals(1, mechanisms.stream().count());
        assertInstanceOf(SessionMechanism.class, ClientProxy.unwrap(mechanisms.get()));
    }

    @Test
    void tellsRelatedOriginsAndWherePasskeysAreKept() {
        new Browser().request().get("/.well-known/webauthn").then().statusCode(200).body("origins", contains(Browser.origin()))
                .header("Cache-Control", "public, max-age=900");
        new Browser().request().get("/.well-known/passkey-endpoints").then().statusCode(200)
                .body("enroll", startsWith(Browser.origin())).body("manage", startsWith(Browser.origin()))
                .header("Cache-Control", "public, max-age=900");
    }
}
