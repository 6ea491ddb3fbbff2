package dev.gatehouse.passkey.ceremony;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.UUID;
import java.util.function.Supplier;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.gatehouse.audit.Actor;
import dev.gatehouse.passkey.Keychain;
import dev.gatehouse.testing.Browser;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.Rows;
import dev.gatehouse.testing.SignedInPerson;
import dev.gatehouse.testing.SoftAuthenticator;
import dev.gatehouse.testing.SoftKey;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;

/** What becomes of a passkey that somebody may have copied, of what was started with it, and the way back. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class SuspendedPasskeyTest {

    private static final String OFFLINE_GRANT = """
            insert into refresh_families (id, client_id, account_id, sid, authenticated_at, acr, amr, passkey_id, scopes, resources,
            offline, expires_at) values (?, 'shop', ?, ?, now(), 'phr', 'user', ?, 'offline_access', '', true, now() + interval '1 day')""";

    @Inject
    Keychain keychain;

    /** Attack 68: the copy signs in with 5, the owner with 4; the copy must lose what it has and bring no key of its own in. */
    @Test
    void attack68TakesFromACopyEverythingThatItHolds() {
        var key = new SoftAuthenticator(SoftKey.ES256, Browser.origin()).counter(1);
        var owner = SignedInPerson.enrol("Ada", false, key);
        key.counter(5);
        var copy = owner.signInElsewhere();
        UUID grant = offlineGrant(owner, key);
        var fromTheCopy = new SoftAuthenticator(SoftKey.ES256, Browser.origin());
        String asked = fromTheCopy.create(copy.additionOptions());

        signIn(key.counter(4)).then().statusCode(403).body("type", equalTo("/problems/passkey-suspended"));

        copy.browser().get("/account").then().statusCode(303).header("Location", containsString("/login"));
        owner.browser().get("/account").then().statusCode(303).header("Location", containsString("/login"));
        copy.browser().post("/passkeys/registration", asked).then().statusCode(400);
        signIn(fromTheCopy).then().statusCode(401);
        assertEquals(1, Rows.count("select count(*) from refresh_families where id = ? and revoked_at is not null", grant));
        assertEquals(1, Rows.count("select count(*) from passkeys where account_id = ?", owner.account().value()));
        assertEquals(1, Rows.audited("passkey.suspended", owner.account().value()));
    }

    /** As at a replica that has not heard of the suspension yet: the session still stands, but it is never fresh. */
    @Test
    void attack68HoldsNoSessionOfASuspendedPasskeyForFresh() {
        var ada = SignedInPerson.enrol("Ada");
        var second = add(ada);
        var third = new SoftAuthenticator(SoftKey.ES256, Browser.origin());
        String asked = third.create(ada.additionOptions());
        suspend(ada.authenticator());

        ada.browser().post("/passkeys/registration/options", "{}").then().statusCode(403)
                .body("type", equalTo("/problems/fresh-sign-in-needed"));
        ada.browser().post("/passkeys/registration", asked).then().statusCode(400);
        ada.browser().submit("/account/passkeys/" + id(second) + "/remove").then().statusCode(303)
                .header("Location", containsString("fresh=true"));
        reinstate(ada, ada.authenticator()).then().statusCode(303).header("Location", containsString("fresh=true"));

        assertEquals(2, Rows.count("select count(*) from passkeys where account_id = ?", ada.account().value()));
        assertEquals(1, Rows.count("select count(*) from passkeys where id = ? and locked_at is not null",
                id(ada.authenticator())));
        await().until(() -> Rows.refused("passkey.reinstatement.refused", "suspended or removed") > 0);
    }

    @Test
    void attack68HoldsNoSessionOfARemovedPasskeyForFresh() {
        var ada = SignedInPerson.enrol("Ada");
        add(ada);
        Rows.execute("delete from passkeys where id = ?", id(ada.authenticator()));

        ada.browser().post("/passkeys/registration/options", "{}").then().statusCode(403);
    }

    @Test
    void tellsTheOtherSessionsOfThePerson() {
        var ada = SignedInPerson.enrol("Ada");
        var second = add(ada);
        var elsewhere = signedIn(second);
        elsewhere.browser().get("/account").then().body(not(containsString("is suspended since")));

        suspend(ada.authenticator());

        elsewhere.browser().get("/account").then().body(containsString("is suspended since"))
                .body(containsString(">Suspended<"))
                .body(containsString("/passkeys/" + id(ada.authenticator()) + "/reinstate"));
    }

    @Test
    void isLiftedByAnotherPasskeyOfThePersonAndCountsAnew() {
        var key = new SoftAuthenticator(SoftKey.ES256, Browser.origin()).counter(5);
        var ada = SignedInPerson.enrol("Ada", false, key);
        var second = add(ada);
        signIn(key.counter(4)).then().statusCode(403);

        reinstate(signedIn(second), key).then().statusCode(303).header("Location", equalTo(Browser.origin() + "/account"));

        signIn(key.counter(4)).then().statusCode(200);
        signIn(key.counter(5)).then().statusCode(200);
        signIn(key.counter(5)).then().statusCode(403);
        assertEquals(1, Rows.audited("passkey.reinstated", ada.account().value()));
        assertEquals(2, Rows.audited("passkey.suspended", ada.account().value()));
    }

    @Test
    void isLiftedByAnAdministrator() {
        var key = new SoftAuthenticator(SoftKey.ES256, Browser.origin()).counter(5);
        var ada = SignedInPerson.enrol("Ada", false, key);
        var admin = UUID.randomUUID();
        signIn(key.counter(4)).then().statusCode(403);

        run(() -> keychain.reinstate(ada.account(), id(key), Actor.person(admin)));

        signIn(key.counter(4)).then().statusCode(200);
        assertEquals(1, Rows.audited("passkey.reinstated", admin));
    }

    @Test
    void isNotLiftedBySomebodyElse() {
        var ada = SignedInPerson.enrol("Ada");
        suspend(ada.authenticator());

        reinstate(SignedInPerson.enrol("Eve"), ada.authenticator()).then().statusCode(404);

        signIn(ada.authenticator()).then().statusCode(403);
    }

    private UUID offlineGrant(SignedInPerson person, SoftAuthenticator key) {
        UUID grant = UUID.randomUUID();
        Rows.execute(OFFLINE_GRANT, grant, person.account().value(), UUID.randomUUID(), id(key));
        return grant;
    }

    private static Response signIn(SoftAuthenticator key) {
        var browser = new Browser();
        return browser.post("/passkeys/authentication", key.get(SignedInPerson.requestOptions(browser)));
    }

    private static SignedInPerson signedIn(SoftAuthenticator key) {
        var browser = new Browser();
        browser.post("/passkeys/authentication", key.get(SignedInPerson.requestOptions(browser))).then().statusCode(200);
        return SignedInPerson.now(browser, key);
    }

    private static SoftAuthenticator add(SignedInPerson person) {
        var key = new SoftAuthenticator(SoftKey.ES256, Browser.origin());
        person.browser().post("/passkeys/registration", key.create(person.additionOptions())).then().statusCode(200);
        return key;
    }

    private static Response reinstate(SignedInPerson by, SoftAuthenticator key) {
        return by.browser().submit("/account/passkeys/" + id(key) + "/reinstate");
    }

    private static void suspend(SoftAuthenticator key) {
        Rows.execute("update passkeys set locked_at = now(), suspension_reason = 'CLONE_SUSPECTED' where id = ?", id(key));
    }

    private static UUID id(SoftAuthenticator key) {
        return UUID.fromString(Rows.text("select id::text from passkeys where credential_id = ?", key.credentialId()));
    }

    private static void run(Supplier<Uni<Void>> step) {
        try {
            VertxContextSupport.subscribeAndAwait(step);
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }
}
