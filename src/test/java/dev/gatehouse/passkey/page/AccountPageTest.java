package dev.gatehouse.passkey.page;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.gatehouse.testing.Browser;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.MutableClock;
import dev.gatehouse.testing.Rows;
import dev.gatehouse.testing.SignedInPerson;
import dev.gatehouse.testing.SoftAuthenticator;
import dev.gatehouse.testing.SoftKey;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;

@QuarkusTest
@QuarkusTestResource(Database.class)
class AccountPageTest {

    private static final Pattern PASSKEY = Pattern.compile("/account/passkeys/([0-9a-f-]{36})/rename");

    private static final String OFFLINE_GRANT = """
            insert into refresh_families (id, client_id, account_id, sid, authenticated_at, acr, amr, passkey_id, scopes, resources,
            offline, expires_at) values (?, 'shop', ?, ?, now(), 'phr', 'user', ?, 'offline_access', '', true, now() + interval '1 day')""";

    private static final String MORE = """
            insert into passkeys (id, account_id, credential_id, public_key, algorithm, sign_count, aaguid, transports, backup_eligible,
            backed_up, user_verified, attestation_format, rp_id, name, created_at)
            select gen_random_uuid(), account_id, uuid_send(gen_random_uuid()), public_key, algorithm, 0, aaguid, transports,
            backup_eligible, backed_up, user_verified, attestation_format, rp_id, name, created_at
            from passkeys, generate_series(1, ?) where account_id = ?""";

    @Inject
    MutableClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void sendsNobodyToTheLoginPageAndBack() {
        new Browser().get("/account").then().statusCode(303)
                .header("Location", equalTo(Browser.origin() + "/login?return_to=%2Faccount"));
        new Browser().request().accept("*/*").get("/account").then().statusCode(401);
        new Browser().submit("/account/sessions/end-others").then().statusCode(401);
    }

    @Test
    void takesAnotherNameOfOnesOwn() {
        var ada = SignedInPerson.enrol("Ada");

        ada.browser().submit("/account/rename", Map.of("name", " Ada <Lovelace> ")).then().statusCode(303)
                .header("Location", equalTo(Browser.origin() + "/account"));

        ada.browser().get("/account").then().body(containsString("<h1>Ada &lt;Lovelace&gt;</h1>"));
        assertEquals("Ada <Lovelace>", Rows.text("select name from accounts where id = ?", ada.account().value()));
        assertEquals(1, Rows.audited("account.renamed", ada.account().value()));
    }

    @Test
    void keepsTheNameWhereTheNewOneCannotBeRead() {
        var ada = SignedInPerson.enrol("Ada");

        ada.browser().submit("/account/rename", Map.of("name", "A\nda")).then().statusCode(400);
        new Browser().submit("/account/rename", Map.of("name", "Mallory")).then().statusCode(401);

        assertEquals("Ada", Rows.text("select name from accounts where id = ?", ada.account().value()));
    }

    @Test
    void addsAPasskeyThatSignsIn() {
        var ada = SignedInPerson.enrol("Ada");
        var second = add(ada);

        var elsewhere = new Browser();
        elsewhere.post("/passkeys/authentication", second.get(SignedInPerson.requestOptions(elsewhere)))
                .then().statusCode(200).body("location", equalTo("/account"));

        assertEquals(ada.account(), SignedInPerson.now(elsewhere, second).account());
        assertEquals(2, Rows.audited("passkey.registered", ada.account().value()));
    }

    @Test
    void excludesTheDevicesThatHaveAPasskey() {
        var ada = SignedInPerson.enrol("Ada");

        var options = ada.additionOptions();

        var excluded = options.getJsonArray("excludeCredentials");
        assertEquals(1, excluded.size());
        assertEquals(SoftAuthenticator.encode(ada.authenticator().credentialId()), excluded.getJsonObject(0).getString("id"));
        assertEquals("internal", excluded.getJsonObject(0).getJsonArray("transports").getString(0));
        assertEquals(SoftAuthenticator.encode(ada.authenticator().userHandle()),
                options.getJsonObject("user").getString("id"), "the handle is stable");
    }

    @Test
    void refusesToAddAPasskeyOnAStaleSignIn() {
        var ada = SignedInPerson.enrol("Ada");
        clock.advance(Duration.ofMinutes(6));

        ada.browser().post("/passkeys/registration/options", new JsonObject())
                .then().statusCode(403).body("type", equalTo("/problems/fresh-sign-in-needed"));
        await().until(() -> Rows.audited("passkey.registration.refused", ada.account().value()) == 1);
        new Browser().post("/passkeys/registration/options", new JsonObject())
                .then().statusCode(401).body("type", equalTo("/problems/sign-in-needed"));
    }

    @Test
    void refusesToAddAPasskeyForWhoSignedOutMeanwhile() {
        var ada = SignedInPerson.enrol("Ada");
        var second = new SoftAuthenticator(SoftKey.ES256, Browser.origin());
        String answer = second.create(ada.additionOptions());
        ada.browser().submit("/logout");

        ada.browser().post("/passkeys/registration", answer).then().statusCode(400);

        assertEquals(0, Rows.count("select count(*) from passkeys where credential_id = ?", second.credentialId()));
    }

    @Test
    void removesAPasskeyAndEndsTheSessionsItStarted() {
        var ada = SignedInPerson.enrol("Ada");
        var second = add(ada);
        var elsewhere = new Browser();
        elsewhere.post("/passkeys/authentication", second.get(SignedInPerson.requestOptions(elsewhere)));
        elsewhere.get("/account").then().statusCode(200);

        remove(ada, passkeyId(second)).then().statusCode(303).header("Location", equalTo(Browser.origin() + "/account"));

        elsewhere.get("/account").then().statusCode(303);
        ada.browser().get("/account").then().statusCode(200);
        assertEquals(1, Rows.audited("passkey.removed", ada.account().value()));
        assertEquals(1, Rows.audited("account.session.ended", ada.account().value()));
        var options = SignedInPerson.requestOptions(elsewhere);
        elsewhere.post("/passkeys/authentication", second.get(options)).then().statusCode(401);
    }

    @Test
    void neverRemovesTheLastPasskey() {
        var ada = SignedInPerson.enrol("Ada");

        remove(ada, passkeyId(ada.authenticator())).then().statusCode(409).body(containsString("only passkey"));

        await().until(() -> Rows.audited("passkey.removal.refused", ada.account().value()) == 1);

        ada.browser().get("/account").then().statusCode(200);
    }

    @Test
    void neverRemovesTheLastTwoAtOnce() {
        var ada = SignedInPerson.enrol("Ada");
        var second = add(ada);
        UUID one = passkeyId(ada.authenticator());
        UUID other = passkeyId(second);

        CompletableFuture.allOf(CompletableFuture.runAsync(() -> remove(ada, one)),
                CompletableFuture.runAsync(() -> remove(ada, other))).join();

        assertEquals(1, Rows.count("select count(*) from passkeys where account_id = ?", ada.account().value()));
    }

    @Test
    void neverRemovesTheLastOneThatIsNotSuspended() {
        var ada = SignedInPerson.enrol("Ada");
        var second = add(ada);
        Rows.execute("update passkeys set locked_at = now() where id = ?", passkeyId(second));

        remove(ada, passkeyId(ada.authenticator())).then().statusCode(409);
        remove(ada, passkeyId(second)).then().statusCode(303);
    }

    @Test
    void asksForAFreshSignInBeforeARemoval() {
        var ada = SignedInPerson.enrol("Ada");
        var second = add(ada);
        clock.advance(Duration.ofMinutes(6));

        remove(ada, passkeyId(second)).then().statusCode(303).header("Location", containsString("/login?return_to="))
                .header("Location", containsString("fresh=true"));

        assertEquals(2, Rows.count("select count(*) from passkeys where account_id = ?", ada.account().value()));
        await().until(() -> Rows.audited("passkey.removal.refused", ada.account().value()) == 1);
        remove(ada.signInAgain(), passkeyId(second)).then().header("Location", equalTo(Browser.origin() + "/account"));
    }

    @Test
    void hasThirtyPasskeysAtMost() {
        var ada = SignedInPerson.enrol("Ada");
        var early = new SoftAuthenticator(SoftKey.ES256, Browser.origin());
        String asked = early.create(ada.additionOptions());
        Rows.execute(MORE, 29, ada.account().value());

        ada.browser().post("/passkeys/registration/options", new JsonObject())
                .then().statusCode(409).body("type", equalTo("/problems/too-many-passkeys"));
        ada.browser().post("/passkeys/registration", asked)
                .then().statusCode(409).body("type", equalTo("/problems/too-many-passkeys"));

        assertEquals(30, Rows.count("select count(*) from passkeys where account_id = ?", ada.account().value()));
    }

    @Test
    void hasThirtyPasskeysAtMostWhenTheyComeAtOnce() {
        var ada = SignedInPerson.enrol("Ada");
        Rows.execute(MORE, 28, ada.account().value());
        String one = new SoftAuthenticator(SoftKey.ES256, Browser.origin()).create(ada.additionOptions());
        String other = new SoftAuthenticator(SoftKey.ES256, Browser.origin()).create(ada.additionOptions());

        CompletableFuture.allOf(CompletableFuture.runAsync(() -> ada.browser().post("/passkeys/registration", one)),
                CompletableFuture.runAsync(() -> ada.browser().post("/passkeys/registration", other))).join();

        assertEquals(30, Rows.count("select count(*) from passkeys where account_id = ?", ada.account().value()));
    }

    @Test
    void leavesThePasskeysOfOthersAlone() {
        var ada = SignedInPerson.enrol("Ada");
        add(ada);
        var eve = SignedInPerson.enrol("Eve");
        add(eve);
        UUID adas = passkeyId(ada.authenticator());

        remove(eve, adas).then().statusCode(404);
        eve.browser().submit("/account/passkeys/" + adas + "/rename", Map.of("name", "Mine")).then().statusCode(404);
        remove(eve, UUID.randomUUID()).then().statusCode(404);
        eve.browser().submit("/account/passkeys/not-an-id/remove").then().statusCode(404);
    }

    @Test
    void attack59ShowsTheNameOfAPasskeyAsTextOnly() {
        var ada = SignedInPerson.enrol("Ada <b>x</b>");
        UUID id = passkeyId(ada.authenticator());

        ada.browser().submit("/account/passkeys/" + id + "/rename", Map.of("name", "<script>alert(1)</script>\"'"))
                .then().statusCode(303);

        String page = ada.browser().get("/account").then().statusCode(200).extract().asString();
        assertEquals(-1, page.indexOf("<script>alert"));
        assertEquals(-1, page.indexOf("<b>x</b>"));
        assertEquals(id.toString(), firstPasskey(page));
        ada.browser().submit("/account/passkeys/" + id + "/rename", Map.of("name", "line\nbreak")).then().statusCode(400);
        ada.browser().submit("/account/passkeys/" + id + "/rename", Map.of("name", " ")).then().statusCode(400);
        ada.browser().submit("/account/passkeys/" + id + "/rename", Map.of("name", "a".repeat(101))).then().statusCode(400);
    }

    @Test
    void showsWhereOneIsSignedInAndSignsOutThere() {
        var ada = SignedInPerson.enrol("Ada");
        var elsewhere = ada.signInElsewhere();
        var third = ada.signInElsewhere();
        ada.browser().get("/account").then().body(containsString(elsewhere.sid()));

        ada.browser().submit("/account/sessions/" + elsewhere.sid() + "/end").then().statusCode(303);

        elsewhere.browser().get("/account").then().statusCode(303).header("Location", containsString("/login"));
        third.browser().get("/account").then().statusCode(200);
        ada.browser().submit("/account/sessions/end-others").then().statusCode(303);
        third.browser().get("/account").then().statusCode(303);
        ada.browser().get("/account").then().statusCode(200).body(not(containsString(third.sid())));
    }

    @Test
    void signsOutEverywhereHereTooAndEndsWhatAppsMayDoMeanwhile() {
        var ada = SignedInPerson.enrol("Ada");
        ada.browser().get("/account").then().body(containsString("/account/sessions/end-all"));
        var elsewhere = ada.signInElsewhere();
        var eve = SignedInPerson.enrol("Eve");
        UUID grant = UUID.randomUUID();
        Rows.execute(OFFLINE_GRANT, grant, ada.account().value(), UUID.randomUUID(), UUID.randomUUID());

        ada.browser().submit("/account/sessions/end-all").then().statusCode(303)
                .header("Location", equalTo(Browser.origin() + "/login"));

        assertNull(ada.browser().cookie(ada.cookieName()));
        new Browser().withCookie(ada.cookieName(), ada.cookie()).get("/account").then().statusCode(303);
        elsewhere.browser().get("/account").then().statusCode(303);
        eve.browser().get("/account").then().statusCode(200);
        assertEquals(1, Rows.count("select count(*) from refresh_families where id = ? and revoked_at is not null", grant));
    }

    @Test
    void leavesTheSessionsOfOthersAlone() {
        var ada = SignedInPerson.enrol("Ada");
        var eve = SignedInPerson.enrol("Eve");

        eve.browser().submit("/account/sessions/" + ada.sid() + "/end").then().statusCode(303);

        ada.browser().get("/account").then().statusCode(200);
    }

    @Test
    void signsOut() {
        var ada = SignedInPerson.enrol("Ada");

        ada.browser().submit("/logout").then().statusCode(303).header("Location", startsWith(Browser.origin() + "/login"));

        assertNull(ada.browser().cookie(ada.cookieName()));
        new Browser().withCookie(ada.cookieName(), ada.cookie()).get("/account").then().statusCode(303);
    }

    @Test
    void refusesFormsOfOtherSites() {
        var ada = SignedInPerson.enrol("Ada");

        ada.browser().request().header("Origin", "https://evil.example").post("/account/sessions/end-others")
                .then().statusCode(403);
        ada.browser().request().header("Sec-Fetch-Site", "cross-site").post("/logout").then().statusCode(403);

        ada.browser().get("/account").then().statusCode(200);
    }

    private static Response remove(SignedInPerson person, UUID passkey) {
        return person.browser().submit("/account/passkeys/" + passkey + "/remove");
    }

    private static SoftAuthenticator add(SignedInPerson person) {
        var device = new SoftAuthenticator(SoftKey.ES256, Browser.origin());
        person.browser().post("/passkeys/registration", device.create(person.additionOptions())).then().statusCode(200)
                .body("location", equalTo("/account"));
        return device;
    }

    private static UUID passkeyId(SoftAuthenticator device) {
        return UUID.fromString(Rows.text("select id::text from passkeys where credential_id = ?", device.credentialId()));
    }

    private static String firstPasskey(String page) {
        var matcher = PASSKEY.matcher(page);
        return matcher.find() ? matcher.group(1) : "";
    }
}
