package dev.gatehouse.passkey.ceremony;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

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

    private static final int PARALLEL = 20;

    private static final int SYNCED = SoftAuthenticator.UP | SoftAuthenticator.UV | SoftAuthenticator.BE | SoftAuthenticator.BS;

    @Test
    void attack52SuspendsADeviceBoundPasskeyWhoseCounterGoesBack() {
        var device = new SoftAuthenticator(SoftKey.ES256, Browser.origin()).counter(10);
        var ada = SignedInPerson.enrol("Ada", false, device);
        signIn(device.counter(11)).then().statusCode(200);

        signIn(device.counter(11)).then().statusCode(403).body("type", equalTo("/problems/passkey-suspended"));

        assertEquals(1, Rows.audited("passkey.suspended", ada.account().value()));
        signIn(device.counter(50)).then().statusCode(403).body("type", equalTo("/problems/passkey-suspended"));
    }

    /** Attack 68: an honest device whose answers overtake each other must not be taken for its copy. */
    @Test
    void attack68TakesAnswersThatOvertakeEachOtherForHonest() {
        var device = new SoftAuthenticator(SoftKey.ES256, Browser.origin()).counter(1);
        var ada = SignedInPerson.enrol("Ada", false, device);
        var answers = new ArrayList<Answer>();
        for (int i = 0; i < PARALLEL; i++) {
            var browser = new Browser();
            answers.add(new Answer(browser, device.counter(2 + i).get(SignedInPerson.requestOptions(browser))));
        }
        Collections.shuffle(answers, new Random(68));

        assertEquals(Set.of(200), inParallel(answers));

        assertEquals(0, Rows.audited("passkey.suspended", ada.account().value()));
        assertEquals(PARALLEL + 1,
                Rows.count("select sign_count from passkeys where credential_id = ?", device.credentialId()));
        signIn(device.counter(PARALLEL + 1)).then().statusCode(403);
    }

    /** The order in which challenges were made is not the order in which a device answers them. */
    @Test
    void attack68TakesAnOlderChallengeThatIsAnsweredLaterForHonest() {
        var device = new SoftAuthenticator(SoftKey.ES256, Browser.origin()).counter(1);
        var ada = SignedInPerson.enrol("Ada", false, device);
        var older = new Browser();
        var younger = new Browser();
        var first = SignedInPerson.requestOptions(older);
        var second = SignedInPerson.requestOptions(younger);
        String signedFirst = device.counter(2).get(second);
        String signedLast = device.counter(3).get(first);

        older.post("/passkeys/authentication", signedLast).then().statusCode(200);
        younger.post("/passkeys/authentication", signedFirst).then().statusCode(200);

        assertEquals(1, Rows.audited("passkey.counter.regressed", ada.account().value()));
        assertEquals(0, Rows.audited("passkey.suspended", ada.account().value()));
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

        assertEquals(0, Rows.audited("passkey.suspended", ada.account().value()));
    }

    @Test
    void storesTheCounterOfEachUse() {
        var device = new SoftAuthenticator(SoftKey.ES256, Browser.origin()).counter(1);
        SignedInPerson.enrol("Ada", false, device);

        signIn(device.counter(4_000_000_000L)).then().statusCode(200);

        assertEquals(4_000_000_000L, Rows.count("select sign_count from passkeys where credential_id = ?",
                device.credentialId()));
    }

    private record Answer(Browser browser, String says) {

        int status() {
            return browser.post("/passkeys/authentication", says).statusCode();
        }
    }

    private static Set<Integer> inParallel(List<Answer> answers) {
        try (var threads = Executors.newFixedThreadPool(PARALLEL)) {
            return answers.stream().map(answer -> CompletableFuture.supplyAsync(answer::status, threads)).toList().stream()
                    .map(CompletableFuture::join).collect(Collectors.toSet());
        }
    }

    private static Response signIn(SoftAuthenticator device) {
        var browser = new Browser();
        return browser.post("/passkeys/authentication", device.get(SignedInPerson.requestOptions(browser)));
    }
}
