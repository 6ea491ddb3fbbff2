package dev.gatehouse.passkey.ceremony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.gatehouse.testing.Browser;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.Rows;
import dev.gatehouse.testing.SignedInPerson;
import dev.gatehouse.testing.SoftAuthenticator;
import dev.gatehouse.testing.SoftKey;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What is kept of a passkey (WebAuthn §4, "credential record"), and what a sign-in with it is worth. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class KeptPasskeyTest {

    private static final int SYNCED = SoftAuthenticator.UP | SoftAuthenticator.UV | SoftAuthenticator.BE | SoftAuthenticator.BS;

    @ParameterizedTest
    @CsvSource({ "ES256, -7", "EDDSA, -8", "RS256, -257" })
    void keepsTheAlgorithm(SoftKey key, int cose) {
        var device = SignedInPerson.enrol("Ada", false, new SoftAuthenticator(key, Browser.origin())).authenticator();

        assertEquals(cose, Integer.parseInt(kept(device, "algorithm")));
    }

    @Test
    void keepsEverythingThatIsAskedFor() {
        var device = new SoftAuthenticator(SoftKey.ES256, Browser.origin()).flags(SYNCED).counter(3);
        var ada = SignedInPerson.enrol("Ada", false, device);

        assertEquals(ada.account().toString(), kept(device, "account_id"));
        assertEquals("3", kept(device, "sign_count"));
        assertEquals(new UUID(0, 0).toString(), kept(device, "aaguid"));
        assertEquals("internal", kept(device, "transports"));
        assertEquals("true", kept(device, "backup_eligible"));
        assertEquals("true", kept(device, "backed_up"));
        assertEquals("true", kept(device, "user_verified"));
        assertEquals("none", kept(device, "attestation_format"));
        assertEquals("localhost", kept(device, "rp_id"));
        assertEquals("Synced passkey", kept(device, "name"));
        assertEquals("true", kept(device, "created_at is not null and last_used_at is null"));
        assertEquals("true", kept(device, "length(public_key) > 32"));
    }

    @Test
    void followsTheBackupStateAndTheLastUse() {
        var device = new SoftAuthenticator(SoftKey.ES256, Browser.origin()).flags(SYNCED);
        var ada = SignedInPerson.enrol("Ada", false, device);

        device.flags(SYNCED & ~SoftAuthenticator.BS);
        ada.signInElsewhere();

        assertEquals("false", kept(device, "backed_up"));
        assertEquals("true", kept(device, "last_used_at is not null"));
    }

    /** Attack 51: an attestation that nobody checked must be worth nothing (Keycloak CVE-2025-12150). */
    @Test
    void attack51GivesNothingForAnAttestationThatIsNotChecked() {
        var device = new SoftAuthenticator(SoftKey.ES256, Browser.origin()).attestationFormat("packed");
        var ada = SignedInPerson.enrol("Ada", false, device);

        assertEquals("none", kept(device, "attestation_format"), "packed was claimed, and not verified");
        assertEquals("phr", session(ada, "acr"));
        assertEquals("user mfa pop swk", session(ada, "amr"));
        assertEquals("phr", session(ada.signInElsewhere(), "acr"));
    }

    @Test
    void attack56TakesTwoPeopleOfOneNameForTwo() {
        var one = SignedInPerson.enrol("Ada");
        var other = SignedInPerson.enrol("Ada");

        assertNotEquals(one.account(), other.account());
        assertNotEquals(SoftAuthenticator.encode(one.authenticator().userHandle()),
                SoftAuthenticator.encode(other.authenticator().userHandle()));
    }

    private static String kept(SoftAuthenticator device, String what) {
        return Rows.text("select (" + what + ")::text from passkeys where credential_id = ?", device.credentialId());
    }

    private static String session(SignedInPerson person, String what) {
        return Rows.text("select " + what + " from sessions where id = ?", UUID.fromString(person.sid()));
    }
}
