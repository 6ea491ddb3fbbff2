package dev.gatehouse.passkey.page;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import org.junit.jupiter.api.Test;

import dev.gatehouse.testing.Browser;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.Rows;
import dev.gatehouse.testing.SignedInPerson;
import dev.gatehouse.testing.SoftAuthenticator;
import dev.gatehouse.testing.SoftKey;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** What password managers are told of a person (WebAuthn §5.1.10): the truth, and to nobody else. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class SignalsResourceTest {

    @Test
    void namesThePersonAsTheirPasskeysWereMade() {
        var browser = new Browser();
        var device = new SoftAuthenticator(SoftKey.ES256, Browser.origin());
        var options = SignedInPerson.creationOptions(browser, SignedInPerson.ticket("Ada", false));
        browser.post("/passkeys/registration", device.create(options)).then().statusCode(200);
        var user = options.getJsonObject("user");

        signals(browser).statusCode(200).header("Cache-Control", equalTo("no-store")).body("rpId", equalTo("localhost"))
                .body("userId", equalTo(user.getString("id"))).body("name", equalTo(user.getString("name")))
                .body("displayName", equalTo("Ada")).body("allAcceptedCredentialIds", contains(idOf(device)));
    }

    /** A passkey that is left out is hidden or deleted on the person's devices: only one that is gone may be. */
    @Test
    void keepsALockedPasskeyAmongThoseThatThereAre() {
        var ada = SignedInPerson.enrol("Ada");
        var second = new SoftAuthenticator(SoftKey.ES256, Browser.origin());
        ada.browser().post("/passkeys/registration", second.create(ada.additionOptions())).then().statusCode(200);
        Rows.execute("update passkeys set locked_at = now() where credential_id = ?", second.credentialId());

        signals(ada.browser()).body("allAcceptedCredentialIds",
                containsInAnyOrder(idOf(ada.authenticator()), idOf(second)));
    }

    @Test
    void tellsStrangersNothing() {
        signals(new Browser()).statusCode(401);
    }

    @Test
    void followsAChangeOfName() {
        var ada = SignedInPerson.enrol("Ada");

        ada.browser().submit("/account/rename", java.util.Map.of("name", "Ada Lovelace")).then().statusCode(303);

        signals(ada.browser()).body("displayName", equalTo("Ada Lovelace")).body("name", startsWith("Ada Lovelace ("));
    }

    private static ValidatableResponse signals(Browser browser) {
        return browser.request().accept("application/json").get("/passkeys/signals").then();
    }

    private static String idOf(SoftAuthenticator device) {
        return SoftAuthenticator.encode(device.credentialId());
    }
}
