package dev.gatehouse.passkey.ceremony;

import static dev.gatehouse.passkey.ceremony.ForgedResponses.lie;
import static dev.gatehouse.passkey.ceremony.ForgedResponses.put;
import static dev.gatehouse.passkey.ceremony.ForgedResponses.remove;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.gatehouse.testing.Browser;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.Rows;
import dev.gatehouse.testing.SignedInPerson;
import dev.gatehouse.testing.SoftAuthenticator;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;

/** What a sign-in is refused for (WebAuthn §7.2); no session comes of it, and the caller learns no reason. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class LoginRefusalsTest {

    static Stream<Arguments> lies() {
        return Stream.of(
                lie("wrong origin", "the origin is not ours", device -> device.origin("https://evil.example")),
                lie("attack 49: an origin that ends in ours", "the origin is not ours",
                        device -> device.origin(Browser.origin().replace("localhost", "evillocalhost"))),
                lie("attack 60: a related origin that is not listed", "the origin is not ours",
                        device -> device.origin("http://localhost:1")),
                lie("attack 73: an origin that a parser takes for ours", "the origin is not ours",
                        device -> device.origin(Browser.origin().replace("http://", "http://evil.example@"))),
                lie("a credential, which no assertion carries", "not that of an assertion",
                        device -> device.flags(SoftAuthenticator.UP | SoftAuthenticator.UV | 0x40)),
                lie("flags that announce extensions", "do not agree",
                        device -> device.flags(SoftAuthenticator.UP | SoftAuthenticator.UV | 0x80)),
                lie("bytes that no flag announces", "do not agree",
                        device -> device.authenticatorData(data -> Arrays.copyOf(data, data.length + 1))),
                lie("a credential id of no bytes", "the credential id is empty", device -> device.credentialId(new byte[0])),
                lie("wrong relying party id hash", "BadRpId", device -> device.rpId("example.org")),
                lie("attack 54: the type of the other ceremony", "InconsistentClientDataType",
                        device -> device.clientData(says -> says.put("type", "webauthn.create"))),
                lie("attack 58: no user verification", "UserNotVerified", device -> device.flags(SoftAuthenticator.UP)),
                lie("attack 58: no user presence", "UserNotPresent", device -> device.flags(SoftAuthenticator.UV)),
                lie("attack 58: backup state without eligibility", "IllegalBackupState", device -> device
                        .flags(SoftAuthenticator.UP | SoftAuthenticator.UV | SoftAuthenticator.BS)),
                lie("an eligibility that changed", "BadBackupEligibleFlag", device -> device
                        .flags(SoftAuthenticator.UP | SoftAuthenticator.UV | SoftAuthenticator.BE)),
                lie("attack 58: inside a frame of another site", "cross-origin",
                        device -> device.clientData(says -> says.put("crossOrigin", true))),
                lie("attack 54: a signature that was tampered with", "BadSignature",
                        device -> device.answer(says -> tampered(says, "signature"))),
                lie("attack 54: authenticator data that was tampered with", "",
                        device -> device.answer(says -> tampered(says, "authenticatorData"))),
                lie("attack 54: no signature", "", device -> device.answer(says -> put(says, "signature", ""))),
                lie("attack 53: id differs from rawId", "id differs", device -> device.answer(says -> says.put("id", "AAAA"))),
                lie("attack 56: the user handle of nobody", "another account", device -> device.userHandle(new byte[64])),
                lie("no user handle", "missing", device -> device.answer(says -> remove(says, "userHandle"))),
                lie("truncated authenticator data", "",
                        device -> device.answer(says -> put(says, "authenticatorData", "AAAA"))),
                lie("client data that is no JSON", "unreadable",
                        device -> device.answer(says -> put(says, "clientDataJSON", "AAAA"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lies")
    void refusesASignInWith(String what, String reason, Consumer<SoftAuthenticator> lie) {
        var device = SignedInPerson.enrol("Ada").authenticator();
        var browser = new Browser();
        var options = SignedInPerson.requestOptions(browser);
        lie.accept(device);

        var response = browser.post("/passkeys/authentication", device.get(options));

        response.then().statusCode(400).body("type", equalTo("/problems/not-verified"))
                .body("detail", not(containsString(reason.isEmpty() ? "signature" : reason)));
        assertNull(browser.cookie("gatehouse-session"));
        await().until(() -> Rows.refused("passkey.sign-in.refused", reason) > 0);
    }

    @Test
    void attack56RefusesACredentialOfAnotherAccount() {
        var ada = SignedInPerson.enrol("Ada");
        var eve = SignedInPerson.enrol("Eve");
        var browser = new Browser();
        var options = SignedInPerson.requestOptions(browser);

        eve.authenticator().userHandle(ada.authenticator().userHandle());

        browser.post("/passkeys/authentication", eve.authenticator().get(options))
                .then().statusCode(400).body("type", equalTo("/problems/not-verified"));
    }

    @Test
    void attack54RefusesTheSignatureOfAnotherKey() {
        var ada = SignedInPerson.enrol("Ada");
        var eve = SignedInPerson.enrol("Eve").authenticator();
        var browser = new Browser();
        var options = SignedInPerson.requestOptions(browser);

        eve.credentialId(ada.authenticator().credentialId()).userHandle(ada.authenticator().userHandle());

        browser.post("/passkeys/authentication", eve.get(options))
                .then().statusCode(400).body("type", equalTo("/problems/not-verified"));
    }

    @Test
    void saysSoWhenThePasskeyIsUnknown() {
        var device = SignedInPerson.enrol("Ada").authenticator().credentialId(new byte[] { 9, 9, 9 });
        var browser = new Browser();
        var options = SignedInPerson.requestOptions(browser);

        browser.post("/passkeys/authentication", device.get(options))
                .then().statusCode(401).body("type", equalTo("/problems/unknown-passkey"));
    }

    @Test
    void refusesALockedAccount() {
        var ada = SignedInPerson.enrol("Ada");
        Rows.execute("update accounts set locked_at = now() where id = ?", ada.account().value());
        var browser = new Browser();
        var options = SignedInPerson.requestOptions(browser);

        browser.post("/passkeys/authentication", ada.authenticator().get(options))
                .then().statusCode(403).body("type", equalTo("/problems/account-locked"));
        assertNull(browser.cookie("gatehouse-session"));
        await().until(() -> named(ada, "the account is locked") == 1);
    }

    @Test
    void namesPasskeyAndAccountInTheRecordWhenTheyAreKnown() {
        var ada = SignedInPerson.enrol("Ada");
        refuse(ada.authenticator().answer(says -> tampered(says, "signature")));
        refuse(ada.authenticator().answer(says -> says).userHandle(new byte[64]));

        await().until(() -> named(ada, "BadSignature") == 1);
        await().until(() -> named(ada, "the passkey belongs to another account") == 1);
    }

    private static void refuse(SoftAuthenticator device) {
        var browser = new Browser();
        browser.post("/passkeys/authentication", device.get(SignedInPerson.requestOptions(browser))).then().statusCode(400);
    }

    /** Refusals that say whose passkey was tried, and from where, though nobody has shown to be its owner. */
    private static long named(SignedInPerson person, String reason) {
        return Rows.count(
                """
                        select count(*) from audit_entries join passkeys on passkeys.id::text = subject where action = 'passkey.sign-in.refused'
                        and actor_kind = 'stranger' and passkeys.credential_id = ? and address = '127.0.0.1'
                        and detail like '%' || ? || '%' and detail like '%' || ? || '%'""",
                person.authenticator().credentialId(), reason,
                person.account().toString());
    }

    private static JsonObject tampered(JsonObject says, String field) {
        byte[] bytes = SoftAuthenticator.decode(says.getJsonObject("response").getString(field));
        byte[] changed = Arrays.copyOf(bytes, bytes.length);
        changed[changed.length - 1] ^= 1;
        return put(says, field, SoftAuthenticator.encode(changed));
    }
}
