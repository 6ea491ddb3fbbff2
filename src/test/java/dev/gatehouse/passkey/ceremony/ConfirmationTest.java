package dev.gatehouse.passkey.ceremony;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

import dev.gatehouse.testing.Browser;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.Rows;
import dev.gatehouse.testing.SignedInPerson;
import dev.gatehouse.testing.SoftAuthenticator;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;

/** "Confirm it's you": only a passkey of the person who is signed in does. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class ConfirmationTest {

    private static final String OPTIONS = "/passkeys/authentication/options";
    private static final JsonObject FRESH = new JsonObject().put("fresh", true);

    @Test
    void asksForOneOfThePersonsOwnPasskeys() {
        var ada = SignedInPerson.enrol("Ada");

        var allowed = options(ada.browser()).getJsonArray("allowCredentials");

        assertEquals(1, allowed.size());
        assertEquals(SoftAuthenticator.encode(ada.authenticator().credentialId()), allowed.getJsonObject(0).getString("id"));
        assertEquals("internal", allowed.getJsonObject(0).getJsonArray("transports").getString(0));
    }

    @Test
    void startsANewSession() {
        var ada = SignedInPerson.enrol("Ada");

        ada.browser().post("/passkeys/authentication", ada.authenticator().get(options(ada.browser())))
                .then().statusCode(200);

        assertNotEquals(ada.sid(), SignedInPerson.now(ada.browser(), ada.authenticator()).sid());
    }

    /** WebAuthn §7.2 step 5: a passkey that was not asked for confirms nothing, though it would sign somebody else in. */
    @Test
    void refusesAPasskeyOfAnotherAccount() {
        var ada = SignedInPerson.enrol("Ada");
        var mallory = SignedInPerson.enrol("Mallory");

        ada.browser().post("/passkeys/authentication", mallory.authenticator().get(options(ada.browser())))
                .then().statusCode(400).body("type", equalTo("/problems/not-verified"));

        assertEquals(ada.account(), SignedInPerson.now(ada.browser(), ada.authenticator()).account());
        await().until(() -> Rows.refused("passkey.sign-in.refused", "another account than the one that confirms") > 0);
    }

    /** Attack 55: to a stranger no options name a passkey, whatever they ask for. */
    @Test
    void attack55NamesNoPasskeyToAStranger() {
        new Browser().post(OPTIONS, FRESH).then().statusCode(200).body("allowCredentials", empty());
        SignedInPerson.enrol("Ada").browser().post(OPTIONS, new JsonObject()).then().body("allowCredentials", empty());
    }

    private static JsonObject options(Browser browser) {
        return new JsonObject(browser.post(OPTIONS, FRESH).then().statusCode(200).extract().asString());
    }
}
