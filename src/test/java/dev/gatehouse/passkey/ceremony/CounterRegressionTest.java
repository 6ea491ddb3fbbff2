package dev.gatehouse.passkey.ceremony;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import dev.gatehouse.testing.Browser;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.Rows;
import dev.gatehouse.testing.SignedInPerson;
import dev.gatehouse.testing.SoftAuthenticator;
import dev.gatehouse.testing.SoftKey;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Attack 52: a copied authenticator shows itself by a counter that goes back (WebAuthn §6.1.1; CVE-2023-45669). */
@QuarkusTest
@QuarkusTestResource(Database.class)
class CounterRegressionTest {

    private static final int SYNCED = SoftAuthenticator.UP | SoftAuthenticator.UV | SoftAuthenticator.BE | SoftAuthenticator.BS;

    @Test
    void attack52LocksADeviceBoundPasskeyWhoseCounterGoesBack() {
        var device = new SoftAuthenticator(SoftKey.ES256, Browser.origin()).counter(10);
        var ada = SignedInPerson.enrol("Ada", false, device);
        signIn(device.counter(11)).then().statusCode(200);

        signIn(device.counter(11)).then().statusCode(400).body("type", equalTo("/problems/not-verified"));

        assertEquals(1, Rows.audited("passkey.locked", ada.account().value()));
        signIn(device.counter(50)).then().statusCode(400).body("type", equalTo("/problems/not-verified"));
    }

    @Test
    void attack52NotesASyncedPasskeyWhoseCounterGoesBack() {
        var device = new SoftAuthenticator(SoftKey.ES256, Browser.origin()).flags(SYNCED).counter(10);
        var ada = SignedInPerson.enrol("Ada", false, device);

        signIn(device.counter(3)).then().statusCode(200);

        assertEquals(1, Rows.audited("passkey.counter.regressed", ada.account().value()));
        assertEquals(10, Rows.count("select sign_count from passkeys where credential_id = ?", device.credentialId()));
    }

    @Test
    void leavesAPasskeyAloneThatNeverCounts() {
        var device = new SoftAuthenticator(SoftKey.ES256, Browser.origin()).counter(0);
        var ada = SignedInPerson.enrol("Ada", false, device);

        signIn(device).then().statusCode(200);
        signIn(device).then().statusCode(200);

        assertEquals(0, Rows.audited("passkey.locked", ada.account().value()));
    }

    @Test
    void storesTheCounterOfEachUse() {
        var device = new SoftAuthenticator(SoftKey.ES256, Browser.origin()).counter(1);
        SignedInPerson.enrol("Ada", false, device);

        signIn(device.counter(4_000_000_000L)).then().statusCode(200);

        assertEquals(4_000_000_000L, Rows.count("select sign_count from passkeys where credential_id = ?",
                device.credentialId()));
    }

    private static Response signIn(SoftAuthenticator device) {
        var browser = new Browser();
        return browser.post("/passkeys/authentication", device.get(SignedInPerson.requestOptions(browser)));
    }
}
