package dev.gatehouse.console;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.gatehouse.account.Assignments;
import dev.gatehouse.testing.Browser;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.Rows;
import dev.gatehouse.testing.SignedInPerson;
import dev.gatehouse.testing.SoftAuthenticator;
import dev.gatehouse.testing.SoftKey;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;

/** Attack 68, the way back: whoever lost a passkey comes back into the same account, by an administrator's link. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class PersonPageTest {

    private static final String OFFLINE_GRANT = """
            insert into refresh_families (id, client_id, account_id, sid, authenticated_at, acr, amr, passkey_id, scopes, resources,
            offline, expires_at) values (?, 'shop', ?, ?, now(), 'phr', 'user', ?, 'offline_access', '', true, now() + interval '1 day')""";

    private SignedInPerson admin;
    private SignedInPerson ada;

    @BeforeEach
    void enrol() {
        admin = SignedInPerson.enrol("Grace Hopper", true);
        ada = SignedInPerson.enrol("Ada");
    }

    @Test
    void linkLeadsBackIntoTheSameAccountBesideThePasskeysThatAreThere() {
        String ticket = ticket("keep");
        ada.browser().get("/account").then().body(containsString("made a link that opens your account"));
        new Browser().get("/enroll/" + ticket).then().body(containsString("Welcome back, Ada"))
                .body(containsString("Grace Hopper made this link")).body(containsString("go on working"));

        var back = comeBack(ticket);

        assertEquals(ada.account(), back.account());
        assertEquals(2, passkeys());
        ada.signInElsewhere();
        back.browser().get("/account").then().body(not(containsString("Please look at this")));
        ada.browser().get("/account").then().body(containsString("A passkey was added to your account"))
                .body(not(containsString("made a link")));
        ada.browser().submit("/account/notices/seen").then().statusCode(303);
        ada.browser().get("/account").then().body(not(containsString("Please look at this")));
        assertEquals(1, Rows.count("select count(*) from audit_entries where action = 'account.invitation.made' and actor = ? "
                + "and detail like ?", admin.account().toString(), "%" + ada.account() + "%"));
        assertEquals(2, Rows.audited("account.invitation.redeemed", ada.account().value()));
    }

    @Test
    void linkTakesThePlaceOfLostPasskeysAndEndsWhatCameOfThem() {
        UUID grant = UUID.randomUUID();
        Rows.execute(OFFLINE_GRANT, grant, ada.account().value(), UUID.randomUUID(), UUID.randomUUID());
        String ticket = ticket("replace");
        ada.browser().get("/account").then().statusCode(200);

        var back = comeBack(ticket);

        assertEquals(ada.account(), back.account());
        assertEquals(1, passkeys());
        ada.browser().get("/account").then().statusCode(303);
        back.browser().get("/account").then().statusCode(200);
        var thief = new Browser();
        thief.post("/passkeys/authentication", ada.authenticator().get(SignedInPerson.requestOptions(thief))).then()
                .statusCode(401);
        assertEquals(1, Rows.count("select count(*) from refresh_families where id = ? and revoked_at is not null", grant));
        assertEquals(1, Rows.audited("passkey.removed", ada.account().value()));
        assertEquals(1, Rows.audited("account.session.ended", ada.account().value()));
        new Browser().get("/enroll/" + ticket).then().statusCode(410);
    }

    @Test
    void deviceIsKeptFromASecondPasskeyButNotFromAReplacement() {
        var kept = SignedInPerson.creationOptions(new Browser(), ticket("keep"));
        var replaced = SignedInPerson.creationOptions(new Browser(), ticket("replace"));

        assertEquals(SoftAuthenticator.encode(ada.authenticator().credentialId()),
                kept.getJsonArray("excludeCredentials").getJsonObject(0).getString("id"));
        assertEquals(0, replaced.getJsonArray("excludeCredentials").size());
        for (JsonObject options : new JsonObject[] { kept, replaced }) {
            assertEquals(SoftAuthenticator.encode(ada.authenticator().userHandle()),
                    options.getJsonObject("user").getString("id"));
        }
    }

    /** Who holds the lost device may add a passkey at the same moment: it goes with the others, or is refused. */
    @Test
    void attack68NothingThatIsAddedMeanwhileOutlivesAReplacement() {
        for (int round = 0; round < 5; round++) {
            var victim = SignedInPerson.enrol("Ada");
            var extra = new SoftAuthenticator(SoftKey.ES256, Browser.origin());
            String addition = extra.create(victim.additionOptions());
            var browser = new Browser();
            String answer = new SoftAuthenticator(SoftKey.ES256, Browser.origin())
                    .create(SignedInPerson.creationOptions(browser, ticket(victim, "replace")));

            var added = CompletableFuture
                    .runAsync(() -> victim.browser().post("/passkeys/registration", addition));
            browser.post("/passkeys/registration", answer).then().statusCode(200);
            added.join();

            assertEquals(1, Rows.count("select count(*) from passkeys where account_id = ?", victim.account().value()));
        }
    }

    @Test
    void newerLinkAndAWithdrawalEndAnOlderOne() {
        String older = ticket("keep");
        String newer = ticket("keep");

        new Browser().get("/enroll/" + older).then().statusCode(410).body(containsString("was withdrawn"));
        new Browser().get("/enroll/" + newer).then().statusCode(200);
        admin.browser().get("/console").then().body(containsString("Back in"));
        String id = Rows.text("select id::text from invitations where for_account = ? and closed_at is null",
                ada.account().value());
        admin.browser().submit("/console/invitations/" + id + "/withdraw").then().statusCode(303);

        new Browser().get("/enroll/" + newer).then().statusCode(410);
        ada.browser().get("/account").then().body(not(containsString("Please look at this")));
    }

    /** A name that today's rules refuse, as the account had it before there were such rules. */
    @Test
    void anOlderNameKeepsNobodyOut() {
        Rows.execute("update accounts set name = chr(10240) where id = ?", ada.account().value());

        assertEquals(ada.account(), comeBack(ticket("keep")).account());
    }

    /** A step that is sent twice, or from a page of yesterday. */
    @Test
    void aPasskeyThatWasNotSuspendedIsNotSaidToBeReinstated() {
        step("passkeys/" + passkey(ada) + "/reinstate").then().statusCode(303);

        ada.browser().get("/account").then().body(not(containsString("put a suspended passkey")));
    }

    @Test
    void lockedAccountIsNotOpenedByALink() {
        String ticket = ticket("keep");
        var browser = new Browser();
        String answer = new SoftAuthenticator(SoftKey.ES256, Browser.origin())
                .create(SignedInPerson.creationOptions(browser, ticket));
        step("lock").then().statusCode(303);

        browser.post("/passkeys/registration", answer).then().statusCode(410);

        assertEquals(1, passkeys());
        step("enrolment-link").then().statusCode(409);
    }

    @Test
    void removesTheLastPasskeyOfSomebodyElseOnly() {
        step("passkeys/" + passkey(ada) + "/remove").then().statusCode(303).header("Location",
                endsWith(ada.account().toString()));
        assertEquals(0, passkeys());
        ada.browser().get("/account").then().statusCode(303);
        assertEquals(1, Rows.audited("passkey.removed", admin.account().value()));
        assertEquals("person",
                Rows.text("select actor_kind from audit_entries where action = 'account.session.ended' and subject = ? "
                        + "and actor = ?", ada.sid(), admin.account().toString()));

        admin.browser().submit(page(admin) + "/passkeys/" + passkey(admin) + "/remove").then().statusCode(409);
        admin.browser().get(page(ada)).then().body(containsString("Ada cannot sign in"));
        assertEquals(ada.account(), comeBack(ticket("keep")).account());
    }

    @Test
    void locksAnAccountAndUnlocksIt() {
        step("lock").then().statusCode(303).header("Location", endsWith(ada.account().toString()));

        admin.browser().get(page(ada)).then().body(containsString("This account is locked"));
        ada.browser().get("/account").then().statusCode(303);
        assertEquals(1, Rows.audited("account.locked", admin.account().value()));
        var options = SignedInPerson.requestOptions(ada.browser());
        ada.browser().post("/passkeys/authentication", ada.authenticator().get(options)).then().statusCode(403);
        step("lock").then().statusCode(303);
        assertEquals(1, Rows.audited("account.locked", admin.account().value()));

        step("unlock").then().statusCode(303);

        ada.signInElsewhere().browser().get("/account").then().statusCode(200);
        assertEquals(1, Rows.audited("account.unlocked", admin.account().value()));
    }

    @Test
    void locksNobodyOutOfTheirOwnAccount() {
        admin.browser().submit(page(admin) + "/lock").then().statusCode(409);

        admin.browser().get(page(admin)).then().statusCode(200).body(not(containsString("Lock the account")));
    }

    @Test
    void putsASuspendedPasskeyBackIntoUse() {
        Rows.execute("update passkeys set locked_at = now() where id = ?", passkey(ada));
        admin.browser().get(page(ada)).then().body(containsString(">Suspended<"));

        step("passkeys/" + passkey(ada) + "/reinstate").then().statusCode(303);

        ada.signInElsewhere().browser().get("/account").then().body(containsString("put a suspended passkey of yours"));
        assertEquals(1, Rows.audited("passkey.reinstated", admin.account().value()));
    }

    @Test
    void signsSomebodyOutEverywhere() {
        var elsewhere = ada.signInElsewhere();
        admin.browser().get(page(ada)).then().body(containsString("Where they are signed in"));

        step("sessions/end-all").then().statusCode(303);

        ada.browser().get("/account").then().statusCode(303);
        elsewhere.browser().get("/account").then().statusCode(303);
        admin.browser().get(page(ada)).then().statusCode(200).body(containsString("Nowhere at present"));
    }

    @Test
    void givesAndTakesRolesAndGroups() {
        assign("role", "support").then().statusCode(303).header("Location", endsWith(ada.account().toString()));
        assign("group", "berlin").then().statusCode(303);
        assign("role", "support").then().statusCode(303);

        admin.browser().get(page(ada)).then().body(containsString("Remove<span class=\"unseen\"> the role support"))
                .body(containsString("Remove<span class=\"unseen\"> the group berlin"));
        assertEquals(Set.of("support"), held().roles());
        assertEquals(Set.of("berlin"), held().groups());
        unassign("role", "support").then().statusCode(303);
        unassign("role", "never-given").then().statusCode(303);

        assertEquals(Set.of(), held().roles());
        assertEquals(List.of("account.group.assigned berlin", "account.role.assigned support", "account.role.removed support"),
                List.of(Rows.text(
                        "select string_agg(action || ' ' || coalesce(detail::jsonb ->> 'role', detail::jsonb ->> 'group'), ',' "
                                + "order by action) from audit_entries where subject = ? and actor = ? and action ~ 'assigned|removed'",
                        ada.account().toString(), admin.account().toString()).split(",")));
    }

    /** Attack 84: what is no name is refused in words, and not repeated into the page. */
    @Test
    void attack84RefusesWhatIsNoName() {
        for (String name : new String[] { "Support", "<script>alert(1)</script>", "a\r\nb;c", "${7*7}" }) {
            assign("role", name).then().statusCode(400).body(containsString("The name of a role or group has 1 to 64"))
                    .body(not(containsString(name)));
        }
        for (String nothing : new String[] { "", " , " }) {
            assign("role", nothing).then().statusCode(400).body(containsString("Give the name of the role"));
        }
        assign("admin", "support").then().statusCode(400).body(containsString("Say whether it is a role or a group"));
        step("assignments").then().statusCode(400);

        assertEquals(Assignments.NONE, held());
    }

    /** Attack 83: nobody gives themselves a role, and no role makes an administrator. */
    @Test
    void attack83NobodyGivesThemselvesARoleAndNoRoleOpensTheConsole() {
        ada.browser().submit(page(ada) + "/assignments", Map.of("kind", "role", "name", "support")).then().statusCode(403);
        ada.browser().submit(page(ada) + "/assignments/remove", Map.of("kind", "role", "name", "support")).then()
                .statusCode(403);
        assertEquals(Assignments.NONE, held());

        assign("role", "admin").then().statusCode(303);
        assign("role", "administrator").then().statusCode(303);
        assign("group", "admin").then().statusCode(303);

        assertEquals(Set.of("admin", "administrator"), held().roles());
        ada.browser().get("/console").then().statusCode(403);
        ada.browser().submit(page(ada) + "/assignments", Map.of("kind", "role", "name", "support")).then().statusCode(403);
    }

    @Test
    void anInvitationBringsRolesAndGroupsAndALinkBackChangesNone() {
        String link = admin.browser().submit("/console/invitations",
                Map.of("name", "Mary Jackson", "roles", "support, billing", "groups", "hampton")).then().statusCode(200)
                .body(containsString("<span class=\"tag plain\">billing</span>")).extract().htmlPath()
                .getString("**.find { it.@id == 'link' }.@value");
        var mary = comeBack(link.substring(link.lastIndexOf('/') + 1));

        assertEquals(Set.of("billing", "support"), held(mary).roles());
        assertEquals(Set.of("hampton"), held(mary).groups());
        assertEquals(3, Rows.count("select count(*) from audit_entries where subject = ? and actor = ? and action ~ 'assigned'",
                mary.account().toString(), admin.account().toString()));
        assertEquals(held(mary), held(comeBack(ticket(mary, "keep"))));
        admin.browser().submit("/console/invitations", Map.of("name", "Mallory", "roles", "<b>")).then().statusCode(400);
    }

    @Test
    void isForAdministratorsAndForPeopleWhoAreThere() {
        ada.browser().get(page(admin)).then().statusCode(403);
        for (String step : new String[] { "/enrolment-link", "/passkeys/" + passkey(admin) + "/remove",
                "/passkeys/" + passkey(admin) + "/reinstate", "/sessions/end-all" }) {
            ada.browser().submit(page(admin) + step).then().statusCode(403);
        }
        assertTrue(admin.browser().get("/console/people/" + UUID.randomUUID()).statusCode() == 404);
        step("passkeys/" + passkey(admin) + "/remove").then().statusCode(404);
        step("passkeys/" + passkey(admin) + "/reinstate").then().statusCode(404);
    }

    private String ticket(String passkeys) {
        return ticket(ada, passkeys);
    }

    private String ticket(SignedInPerson person, String passkeys) {
        String link = admin.browser().submit(page(person) + "/enrolment-link", Map.of("passkeys", passkeys)).then()
                .statusCode(200).extract().htmlPath().getString("**.find { it.@id == 'link' }.@value");
        return link.substring(link.lastIndexOf('/') + 1);
    }

    private static SignedInPerson comeBack(String ticket) {
        var browser = new Browser();
        var device = new SoftAuthenticator(SoftKey.ES256, Browser.origin());
        browser.post("/passkeys/registration", device.create(SignedInPerson.creationOptions(browser, ticket))).then()
                .statusCode(200);
        return SignedInPerson.now(browser, device);
    }

    private Response assign(String kind, String name) {
        return admin.browser().submit(page(ada) + "/assignments", Map.of("kind", kind, "name", name));
    }

    private Response unassign(String kind, String name) {
        return admin.browser().submit(page(ada) + "/assignments/remove", Map.of("kind", kind, "name", name));
    }

    private Assignments held() {
        return held(ada);
    }

    /** As the person's session has them now, on this replica. */
    private static Assignments held(SignedInPerson person) {
        return SignedInPerson.found(person.cookie()).assignments();
    }

    private Response step(String step) {
        return admin.browser().submit(page(ada) + "/" + step);
    }

    private static String page(SignedInPerson person) {
        return "/console/people/" + person.account();
    }

    private long passkeys() {
        return Rows.count("select count(*) from passkeys where account_id = ?", ada.account().value());
    }

    private static UUID passkey(SignedInPerson person) {
        return UUID.fromString(Rows.text("select id::text from passkeys where credential_id = ?",
                person.authenticator().credentialId()));
    }
}
