package dev.gatehouse.account.invitation;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.gatehouse.account.AccountConfig;
import dev.gatehouse.account.Assignments;
import dev.gatehouse.account.Directory;
import dev.gatehouse.account.RegistrationPermit;
import dev.gatehouse.account.assignment.AssignmentTrail;
import dev.gatehouse.audit.Actor;
import dev.gatehouse.audit.AuditTrail;
import dev.gatehouse.platform.OpaqueToken;
import dev.gatehouse.platform.Problem;
import dev.gatehouse.testing.Browser;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.RowLock;
import dev.gatehouse.testing.Rows;
import dev.gatehouse.testing.SignedInPerson;
import dev.gatehouse.testing.SoftAuthenticator;
import dev.gatehouse.testing.SoftKey;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;

@QuarkusTest
@QuarkusTestResource(Database.class)
class InvitationIssuerTest {

    private static final String LOCK_ADMINS = "update accounts set locked_at = now() where admin and locked_at is null";
    private static final String OPTIONS = "/passkeys/registration/options";
    private static final String UNLOCK_ADMINS = "update accounts set locked_at = null where admin";

    @Inject
    InvitationIssuer inviting;

    @Inject
    Invitations invitations;

    @Inject
    Directory directory;

    @Inject
    AssignmentTrail assignments;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    @Test
    void makesALinkForTheFirstAdministratorAndReplacesAnOlderOne() throws Throwable {
        Rows.execute(LOCK_ADMINS);

        var older = await(() -> inviting.firstAdministrator()).orElseThrow();
        var link = await(() -> inviting.firstAdministrator()).orElseThrow();

        new Browser().get(older.url().getPath()).then().statusCode(410);
        new Browser().get(link.url().getPath()).then().statusCode(200).body(containsString("as an administrator"))
                .body(containsString("Your name"));
        assertFalse(link.toString().contains(link.url().getPath()), "the link holds a secret");
        Rows.execute(UNLOCK_ADMINS);
    }

    @Test
    void theFirstAdministratorSaysTheirName() throws Throwable {
        Rows.execute(LOCK_ADMINS);
        var ticket = await(() -> inviting.firstAdministrator()).orElseThrow().url().getPath().substring("/enroll/".length());
        var browser = new Browser();
        var device = new SoftAuthenticator(SoftKey.ES256, Browser.origin());
        var asked = new JsonObject().put("ticket", ticket);
        browser.post(OPTIONS, asked.copy().put("name", "a\u202Eb")).then().statusCode(400)
                .body("type", equalTo("/problems/bad-name"));

        var options = new JsonObject(browser.post(OPTIONS, asked.copy().put("name", " Grace Hopper ")).then().statusCode(200)
                .body("user.displayName", equalTo("Grace Hopper")).extract().asString());
        browser.post("/passkeys/registration", device.create(options)).then().statusCode(200);

        var grace = SignedInPerson.now(browser, device);
        assertEquals("Grace Hopper true",
                Rows.text("select name || ' ' || admin from accounts where id = ?", grace.account().value()));
        Rows.execute(UNLOCK_ADMINS);
    }

    /** Whoever holds somebody's link takes the name that the inviter gave, and no other. */
    @Test
    void nobodyElseChoosesTheNameOnTheirLink() {
        var asked = new JsonObject().put("ticket", SignedInPerson.ticket("Charles", false)).put("name", "Ada Lovelace");

        new Browser().post(OPTIONS, asked).then().statusCode(200).body("user.displayName", equalTo("Charles"));
    }

    @Test
    void makesNoLinkWhereThereIsAnAdministrator() throws Throwable {
        var admin = SignedInPerson.enrol("Admin", true);

        assertEquals(Optional.empty(), await(() -> inviting.firstAdministrator()));

        assertEquals(1, Rows.audited("account.opened", admin.account().value()));
        assertEquals(1, Rows.audited("account.invitation.redeemed", admin.account().value()));
        assertEquals(1, Rows.audited("passkey.registered", admin.account().value()));
        assertEquals(1, Rows.audited("account.signed-in", admin.account().value()));
    }

    @Test
    void saysWhoInvites() throws Throwable {
        var ada = SignedInPerson.enrol("Ada Lovelace");

        var link = await(() -> inviting.invite("Charles", false, Assignments.NONE, Actor.person(ada.account().value())));

        new Browser().get(link.url().getPath()).then().body(containsString("Ada Lovelace invites you"));
    }

    @Test
    void refusesANameNobodyCouldRead() {
        assertEquals("bad-name",
                assertThrows(Problem.class, () -> await(() -> inviting.invite(" ", false, Assignments.NONE, Actor.system())))
                        .code());
    }

    @Test
    void letsNewcomersInWhereTheHouseIsOpen() throws Throwable {
        var open = enrolment(AccountConfig.Registration.OPEN);

        var person = await(() -> Panache.withTransaction(() -> open.redeem(open.withoutTicket("Newcomer"), new byte[64])))
                .person();

        assertEquals("Newcomer", person.name());
        assertFalse(person.admin());
        assertThrows(Problem.class, () -> open.withoutTicket("a\nb"));
        Rows.execute("delete from accounts where id = ?", person.id().value());
    }

    @Test
    void letsNobodyInWhereTheHouseIsClosed() {
        var closed = enrolment(AccountConfig.Registration.CLOSED);
        var ticket = OpaqueToken.of(SignedInPerson.ticket("Ada", false));

        var refused = assertThrows(Problem.class, () -> await(() -> Panache.withSession(() -> closed.offer(ticket))));

        assertEquals("registration-closed", refused.code());
        assertTrue(assertThrows(Problem.class, () -> closed.withoutTicket("Ada")).status() == 403);
        assertThrows(Problem.class,
                () -> await(() -> Panache
                        .withTransaction(() -> closed.redeem(new RegistrationPermit.Openly("Ada"), new byte[64]))));
    }

    /** It opens no account, so it is not what is closed. */
    @Test
    void letsSomebodyBackInWhereTheHouseIsClosed() throws Throwable {
        var ada = SignedInPerson.enrol("Ada");
        String path = await(() -> inviting.inviteBack(ada.account(), true, Actor.system())).url().getPath();
        var closed = enrolment(AccountConfig.Registration.CLOSED);

        var offer = await(() -> Panache.withSession(() -> closed.offer(OpaqueToken.of(path.substring("/enroll/".length())))));
        var redemption = await(() -> Panache.withTransaction(() -> closed.redeem(offer.permit(), new byte[64])));

        assertEquals(ada.account(), redemption.person().id());
        assertTrue(redemption.returning() && redemption.replacesPasskeys());
    }

    /** Two administrators ask at the same instant: the second link closes the first, as if a minute lay between them. */
    @Test
    void ofTwoLinksBackThatAreMadeAtOnceOneStaysOpen() throws Throwable {
        var ada = SignedInPerson.enrol("Ada");

        Future<EnrolmentLink> first;
        Future<EnrolmentLink> second;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try (var start = RowLock.on("accounts", ada.account().value())) {
                first = threads.submit(() -> inviteBack(ada));
                second = threads.submit(() -> inviteBack(ada));
                start.awaitWaiting(2);
            }
        }

        assertNotEquals(first.get(), second.get());
        assertEquals(1, Rows.count("select count(*) from invitations where for_account = ? and closed_at is null",
                ada.account().value()));
        assertEquals(1, Rows.count("select count(*) from account_notices where account_id = ?", ada.account().value()));
    }

    private EnrolmentLink inviteBack(SignedInPerson person) {
        try {
            return await(() -> inviting.inviteBack(person.account(), false, Actor.system()));
        } catch (Throwable failure) {
            throw new IllegalStateException("no link was made", failure);
        }
    }

    private Enrolment enrolment(AccountConfig.Registration registration) {
        return new Enrolment(invitations, directory, new AccountConfig() {
            @Override
            public Registration registration() {
                return registration;
            }

            @Override
            public Duration invitationLifetime() {
                return Duration.ofHours(1);
            }

            @Override
            public SessionLife session() {
                throw new UnsupportedOperationException();
            }
        }, clock, assignments, audit);
    }

    private static <T> T await(Supplier<Uni<T>> uni) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(uni);
    }
}
