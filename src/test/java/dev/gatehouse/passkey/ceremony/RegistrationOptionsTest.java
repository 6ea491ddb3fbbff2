package dev.gatehouse.passkey.ceremony;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import dev.gatehouse.testing.Browser;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.SignedInPerson;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;

/** What a browser is told to make a passkey of (WebAuthn §5.4). */
@QuarkusTest
@QuarkusTestResource(Database.class)
class RegistrationOptionsTest {

    @Test
    void namesUsAndAdvisesNoDevice() {
        new Browser()
                .post("/passkeys/registration/options", new JsonObject().put("ticket", SignedInPerson.ticket("Ada", false)))
                .then().statusCode(200).body("rp.name", equalTo("Gatehouse")).body("hints", empty());
    }

    /** Two people of one name are two in a list of passkeys; their own name is what they are called. */
    @Test
    void tellsTwoAccountsOfOneNameApart() {
        var one = user(SignedInPerson.creationOptions(new Browser(), SignedInPerson.ticket("Ada Lovelace", false)));
        var other = user(SignedInPerson.creationOptions(new Browser(), SignedInPerson.ticket("Ada Lovelace", false)));

        assertNotEquals(one.getString("name"), other.getString("name"));
        assertTrue(one.getString("name").matches("Ada Lovelace \\([0-9a-z]{4}\\)"), one.getString("name"));
        assertEquals("Ada Lovelace", one.getString("displayName"));
    }

    @Test
    void namesAnAccountTheSameForEachOfItsPasskeys() {
        var browser = new Browser();
        var ticket = SignedInPerson.ticket("Ada Lovelace", false);
        var first = user(SignedInPerson.creationOptions(browser, ticket));

        assertEquals(first, user(SignedInPerson.creationOptions(browser, ticket)));
    }

    /** A retry replaces what the last attempt left on the device, as a device keeps one passkey for each handle. */
    @Test
    void givesTheHolderOfALinkTheSameHandleEachTime() {
        var ticket = SignedInPerson.ticket("Ada Lovelace", false);

        var first = user(SignedInPerson.creationOptions(new Browser(), ticket)).getString("id");

        assertEquals(first, user(SignedInPerson.creationOptions(new Browser(), ticket)).getString("id"));
        assertNotEquals(first, user(SignedInPerson.creationOptions(new Browser(),
                SignedInPerson.ticket("Ada Lovelace", false))).getString("id"));
    }

    private static JsonObject user(JsonObject options) {
        return options.getJsonObject("user");
    }
}
