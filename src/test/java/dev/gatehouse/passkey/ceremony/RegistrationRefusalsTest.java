package dev.gatehouse.passkey.ceremony;

import static dev.gatehouse.passkey.ceremony.ForgedResponses.lie;
import static dev.gatehouse.passkey.ceremony.ForgedResponses.put;
import static dev.gatehouse.passkey.ceremony.ForgedResponses.remove;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.gatehouse.testing.Browser;
import dev.gatehouse.testing.Cbor;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.Rows;
import dev.gatehouse.testing.SignedInPerson;
import dev.gatehouse.testing.SoftAuthenticator;
import dev.gatehouse.testing.SoftKey;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What a registration is refused for (WebAuthn §7.1); nothing of it is kept, and the caller learns no reason. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class RegistrationRefusalsTest {

    private static final int ED = 0x80;

    static Stream<Arguments> lies() {
        return Stream.of(
                lie("wrong origin", "the origin is not ours", device -> device.origin("https://evil.example")),
                lie("attack 49: an origin that ends in ours", "the origin is not ours",
                        device -> device.origin(Browser.origin().replace("localhost", "evillocalhost"))),
                lie("attack 49: a host below ours", "the origin is not ours",
                        device -> device.origin(Browser.origin().replace("localhost", "evil.localhost"))),
                lie("another port of our host", "the origin is not ours", device -> device.origin("http://localhost:1")),
                lie("attack 73: an origin that a parser takes for ours", "the origin is not ours",
                        device -> device.origin(Browser.origin().replace("http://", "http://evil.example@"))),
                lie("attack 73: our origin with a path", "the origin is not ours",
                        device -> device.origin(Browser.origin() + "/")),
                lie("attack 73: our origin in capitals", "the origin is not ours",
                        device -> device.origin(Browser.origin().replace("localhost", "LOCALHOST"))),
                lie("no origin", "the origin is not ours", device -> device.clientData(says -> {
                    says.remove("origin");
                    return says;
                })),
                lie("attack 70: a key that is no point on its curve", "no point on P-256",
                        device -> device.publicKey(Cbor.map(1, 2, 3, -7, -1, 1, -2, new byte[32], -3, new byte[32]))),
                lie("attack 70: a key of the neutral element", "Ed25519",
                        device -> device.publicKey(Cbor.map(1, 1, 3, -8, -1, 6, -2, neutral()))),
                lie("attack 70: an exponent that signs nothing", "RSA",
                        device -> device.publicKey(Cbor.map(1, 3, 3, -257, -1, new byte[256], -2, new byte[] { 1 }))),
                lie("attack 70: a key with a member too many", "not written as it must be",
                        device -> device.publicKey(withAKeyId(SoftKey.ES256))),
                lie("flags that announce extensions", "", device -> device
                        .flags(SoftAuthenticator.UP | SoftAuthenticator.UV | ED)),
                lie("bytes that no flag announces", "",
                        device -> device.authenticatorData(data -> followed(data, 0xa0))),
                lie("extensions that are no map", "", device -> device
                        .flags(SoftAuthenticator.UP | SoftAuthenticator.UV | ED)
                        .authenticatorData(data -> followed(data, 0x01))),
                lie("extensions, and then some", "", device -> device
                        .flags(SoftAuthenticator.UP | SoftAuthenticator.UV | ED)
                        .authenticatorData(data -> followed(followed(data, 0xa0), 0x00))),
                lie("flags without the credential that is there", "", device -> device
                        .authenticatorData(data -> flagged(data, data[32] & ~0x40))),
                lie("a credential id of no bytes", "the credential id is empty", device -> device.credentialId(new byte[0])),
                lie("a credential id of no bytes inside another name", "the credential id is empty",
                        device -> device.credentialId(new byte[0])
                                .answer(says -> says.put("id", "AAAA").put("rawId", "AAAA"))),
                lie("wrong relying party id hash", "BadRpId", device -> device.rpId("example.org")),
                lie("attack 54: the type of the other ceremony", "InconsistentClientDataType",
                        device -> device.clientData(says -> says.put("type", "webauthn.get"))),
                lie("attack 58: no user verification", "UserNotVerified", device -> device.flags(SoftAuthenticator.UP)),
                lie("attack 58: no user presence", "UserNotPresent", device -> device.flags(SoftAuthenticator.UV)),
                lie("attack 58: backup state without eligibility", "IllegalBackupState", device -> device
                        .flags(SoftAuthenticator.UP | SoftAuthenticator.UV | SoftAuthenticator.BS)),
                lie("attack 58: inside a frame of another site", "cross-origin",
                        device -> device.clientData(says -> says.put("crossOrigin", true))),
                lie("attack 58: a top origin", "cross-origin",
                        device -> device.clientData(says -> says.put("topOrigin", "https://evil.example"))),
                lie("attack 53: id differs from rawId", "id differs", device -> device.answer(says -> says.put("id", "AAAA"))),
                lie("attack 53: both differ from what is attested", "attested", device -> device
                        .answer(says -> says.put("id", "AAAA").put("rawId", "AAAA"))),
                lie("another type of credential", "type", device -> device.answer(says -> says.put("type", "password"))),
                lie("truncated CBOR", "DataConversion",
                        device -> device.attestationObject(bytes -> Arrays.copyOf(bytes, bytes.length - 20))),
                lie("no CBOR at all", "", device -> device.attestationObject(bytes -> new byte[] { 1, 2, 3 })),
                lie("an empty attestation object", "", device -> device.attestationObject(bytes -> new byte[0])),
                lie("a credential id of 1024 bytes", "CredentialIdTooLong", device -> device.credentialId(new byte[1024])),
                lie("not base64url", "base64url",
                        device -> device.answer(says -> put(says, "attestationObject", "%%%"))),
                lie("a field is missing", "missing", device -> device.answer(says -> remove(says, "attestationObject"))),
                lie("no response", "missing", device -> device.answer(says -> {
                    says.remove("response");
                    return says;
                })));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lies")
    void refusesARegistrationWith(String what, String reason, Consumer<SoftAuthenticator> lie) {
        var browser = new Browser();
        var device = new SoftAuthenticator(SoftKey.ES256, Browser.origin());
        var options = SignedInPerson.creationOptions(browser, SignedInPerson.ticket("Mallory", false));
        lie.accept(device);

        var response = browser.post("/passkeys/registration", device.create(options));

        response.then().statusCode(400).body("type", equalTo("/problems/not-verified"))
                .body("detail", not(containsString(reason.isEmpty() ? "CBOR" : reason)));
        assertNull(browser.cookie("gatehouse-session"));
        assertEquals(0, Rows.count("select count(*) from passkeys where credential_id = ?", device.credentialId()));
        await().until(() -> Rows.refused("passkey.registration.refused", reason) > 0);
    }

    @Test
    void takesExtensionsThatAreAnnounced() {
        SignedInPerson.enrol("Ada", false, new SoftAuthenticator(SoftKey.ES256, Browser.origin())
                .flags(SoftAuthenticator.UP | SoftAuthenticator.UV | ED).authenticatorData(data -> followed(data, 0xa0)));
    }

    @Test
    void attack50RefusesAnAlgorithmThatWasNotOffered() {
        var browser = new Browser();
        var device = new SoftAuthenticator(SoftKey.ES384, Browser.origin());
        var options = SignedInPerson.creationOptions(browser, SignedInPerson.ticket("Mallory", false));

        browser.post("/passkeys/registration", device.create(options))
                .then().statusCode(400).body("type", equalTo("/problems/not-verified"));
    }

    @Test
    void attack56RefusesACredentialIdThatBelongsToAnotherAccount() {
        var victim = SignedInPerson.enrol("Victim");
        var browser = new Browser();
        var device = new SoftAuthenticator(SoftKey.ES256, Browser.origin())
                .credentialId(victim.authenticator().credentialId());
        var ticket = SignedInPerson.ticket("Mallory", false);
        var options = SignedInPerson.creationOptions(browser, ticket);

        browser.post("/passkeys/registration", device.create(options))
                .then().statusCode(409).body("type", equalTo("/problems/already-registered"));

        assertNull(browser.cookie("gatehouse-session"));
        assertEquals(1, Rows.count("select count(*) from passkeys where credential_id = ?", device.credentialId()));
        browser.get("/enroll/" + ticket).then().statusCode(200);
    }

    @Test
    void takesACredentialIdOf1023Bytes() {
        byte[] longest = new byte[1023];
        new SecureRandom().nextBytes(longest);

        SignedInPerson.enrol("Ada", false, new SoftAuthenticator(SoftKey.ES256, Browser.origin()).credentialId(longest));
    }

    private static byte[] followed(byte[] data, int by) {
        byte[] more = Arrays.copyOf(data, data.length + 1);
        more[data.length] = (byte) by;
        return more;
    }

    private static byte[] flagged(byte[] data, int flags) {
        byte[] changed = data.clone();
        changed[32] = (byte) flags;
        return changed;
    }

    private static byte[] neutral() {
        byte[] one = new byte[32];
        one[0] = 1;
        return one;
    }

    /** A sound key, but with a key id (RFC 9052 §7.1), which the specification forbids here. */
    private static byte[] withAKeyId(SoftKey kind) {
        byte[] sound = kind.freshKey();
        byte[] more = new byte[sound.length + 3];
        more[0] = (byte) (sound[0] + 1);
        System.arraycopy(sound, 1, more, 1, 2);
        more[3] = 0x02;
        more[4] = 0x41;
        more[5] = 0x07;
        System.arraycopy(sound, 3, more, 6, sound.length - 3);
        return more;
    }
}
