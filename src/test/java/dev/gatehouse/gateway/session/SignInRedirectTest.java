package dev.gatehouse.gateway.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.gatehouse.account.GivenLogin;
import dev.gatehouse.gateway.AccessRequest;
import dev.gatehouse.gateway.Credentials;
import dev.gatehouse.gateway.HostName;
import dev.gatehouse.platform.GivenPublicUrl;

class SignInRedirectTest {

    private static HostOrigins origins(String issuer, int port) {
        return new HostOrigins(GivenPublicUrl.of(issuer), port == 0 ? OptionalInt.empty() : OptionalInt.of(port));
    }

    private static SignInRedirect redirect(String issuer) {
        return new SignInRedirect(GivenLogin.at(issuer), origins(issuer, 0));
    }

    private static AccessRequest request(String authority, String target) {
        return AccessRequest.of("GET", authority, target, Credentials.none(), true);
    }

    /** Whatever port a request names: browsers are sent where the settings say. */
    @ParameterizedTest
    @CsvSource({ "https://id.example.com,0,https://app.test", "https://id.example.com:8443,0,https://app.test:8443",
            "https://id.example.com:8443,443,https://app.test", "https://id.example.com,9443,https://app.test:9443",
            "http://localhost:8080,0,http://app.test:8080", "http://localhost:8080,80,http://app.test",
            "http://localhost:8080,443,http://app.test:443" })
    void attack13AnOriginComesFromTheSettingsAlone(String issuer, int port, String origin) {
        assertEquals(origin, origins(issuer, port).of(new HostName("App.Test.:6666")));
    }

    @Test
    void theIssuersOriginIsItsOwnWhateverThePort() {
        assertEquals("https://id.example.com", origins("https://id.example.com", 9443).of(new HostName("id.example.com")));
    }

    @Test
    void signsInAtTheIssuerDirectly() {
        var request = request("id.example.com", "/pages?a=b");

        assertEquals("https://id.example.com/login?return_to=%2Fpages%3Fa%3Db",
                redirect("https://id.example.com").to(request).toString());
        assertEquals("https://id.example.com/login?return_to=%2Fpages%3Fa%3Db&fresh=true",
                redirect("https://id.example.com").again(request).toString());
    }

    /** Which of the two it is, the issuer judges. */
    @Test
    void signsInAtAnotherHostByItsOwnStart() {
        var request = request("app.test:6666", "/pages?a=b");
        var start = "https://app.test/gateway/session?return_to=%2Fpages%3Fa%3Db";

        assertEquals(start, redirect("https://id.example.com").to(request).toString());
        assertEquals(start, redirect("https://id.example.com").again(request).toString());
    }

    @ParameterizedTest
    @CsvSource({ "app.test,/gateway/session,true", "app.test,/gateway/session?code=x,true", "app.test,/gateway/sessions,false",
            "id.example.com,/gateway/session,false" })
    void knowsTheHandoffItself(String host, String target, boolean itself) {
        assertEquals(itself, redirect("https://id.example.com").isItself(request(host, target)));
    }

    @Test
    void aTargetThatIsTooLongComesBackToTheFrontPage() {
        assertTrue(redirect("https://id.example.com").to(request("app.test", "/" + "x".repeat(2_799))).toString()
                .length() > 2_800);
        assertFalse(redirect("https://id.example.com").to(request("app.test", "/" + "x".repeat(2_800))).toString()
                .contains("xx"));
    }
}
