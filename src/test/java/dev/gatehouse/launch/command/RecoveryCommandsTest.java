package dev.gatehouse.launch.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.gatehouse.launch.UsageError;
import dev.gatehouse.platform.Problem;
import dev.gatehouse.testing.Browser;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.Rows;
import dev.gatehouse.testing.SignedInPerson;
import dev.gatehouse.testing.SoftAuthenticator;
import dev.gatehouse.testing.SoftKey;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What an operator does at the command line for the people of this installation. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class RecoveryCommandsTest {

    @Inject
    InvitationsCommand invitations;

    @All
    List<Command> all;

    @Inject
    InviteCommand invite;

    @Inject
    PeopleCommand people;

    @Inject
    PasskeysCommand passkeys;

    @Test
    void listsTheLinksThatAreOpenAndTakesOneBack() {
        String ticket = SignedInPerson.ticket("Katherine Johnson", true);
        var line = run(invitations).lines().filter(each -> each.contains("Katherine Johnson (administrator, until "))
                .findFirst()
                .orElseThrow();
        assertFalse(line.contains(ticket), "the ticket is a secret");

        assertEquals("The link does not work any more.", run(invitations, "--withdraw", line.split(" ")[0]));

        new Browser().get("/enroll/" + ticket).then().statusCode(410);
        assertFalse(run(invitations).contains("Katherine Johnson"));
        assertEquals("system", Rows.text("select actor_kind from audit_entries where action = 'account.invitation.withdrawn' "
                + "and subject = ?", line.split(" ")[0]));
        assertEquals("invitation-withdrawn",
                assertThrows(Problem.class, () -> run(invitations, "--withdraw", line.split(" ")[0])).code());
        assertTrue(assertThrows(Problem.class, () -> run(invitations, "--withdraw", UUID.randomUUID().toString()))
                .status() == 404);
    }

    @Test
    void letsSomebodyBackInWhoLostTheOnlyPasskey() {
        var ada = SignedInPerson.enrol("Ada");
        String account = ada.account().toString();
        assertTrue(run(people).contains(account + "  Ada"));

        String link = run(invite, "--for", account, "--replace-passkeys").lines().findFirst().orElseThrow();
        var device = new SoftAuthenticator(SoftKey.ES256, Browser.origin());
        var browser = new Browser();
        browser.post("/passkeys/registration", device.create(SignedInPerson.creationOptions(browser,
                link.substring(link.lastIndexOf('/') + 1)))).then().statusCode(200);

        assertEquals(ada.account(), SignedInPerson.now(browser, device).account());
        assertEquals(1, run(passkeys, "--of", account).lines().count());
        assertTrue(run(people).contains(account));
    }

    @Test
    void removesAPasskeyReinstatesOneAndSignsOut() {
        var ada = SignedInPerson.enrol("Ada");
        String account = ada.account().toString();
        String id = run(passkeys, "--of", account).split(" ")[0];
        Rows.execute("update passkeys set locked_at = now() where id = ?", UUID.fromString(id));
        assertTrue(run(passkeys, "--of", account).contains("(suspended, "));

        run(passkeys, "--of", account, "--reinstate", id);
        assertFalse(run(passkeys, "--of", account).contains("suspended"));
        run(named("sign-out"), "--of", account);
        ada.browser().get("/account").then().statusCode(303);
        run(passkeys, "--of", account, "--remove", id);

        assertEquals("This account has no passkey.", run(passkeys, "--of", account));
        assertEquals(3, Rows.count("select count(*) from audit_entries where actor_kind = 'system' and (subject in (?, ?)) "
                + "and action in ('passkey.reinstated', 'account.session.ended', 'passkey.removed')", id, ada.sid()));
    }

    @Test
    void locksAnAccountAndUnlocksIt() {
        var ada = SignedInPerson.enrol("Ada");
        String account = ada.account().toString();

        assertTrue(run(named("lock"), "--of", account).startsWith(account + " is locked"));
        ada.browser().get("/account").then().statusCode(303);
        assertTrue(run(people).contains(account + "  Ada (locked)"));
        run(named("unlock"), "--of", account);

        assertTrue(run(people).contains(account + "  Ada"));
        assertFalse(run(people).contains(account + "  Ada ("));
        assertEquals(404, assertThrows(Problem.class, () -> run(named("lock"), "--of", UUID.randomUUID().toString())).status());
        assertTrue(assertThrows(UsageError.class, () -> run(named("unlock"))).getMessage().contains("Say whom to unlock"));
    }

    @Test
    void givesAndTakesRolesAndGroups() {
        var ada = SignedInPerson.enrol("Ada");
        String account = ada.account().toString();
        assertEquals("This account has no roles.", run(named("roles"), "--of", account));

        assertEquals(List.of("audit", "billing", "support"),
                run(named("roles"), "--of", account, "--add", "support,audit", "--add", "billing").lines().toList());
        assertEquals("berlin", run(named("groups"), "--of", account, "--add", "berlin"));
        assertEquals("support", run(named("roles"), "--of", account, "--remove", "audit billing"));
        assertTrue(run(people).contains(account + "  Ada (roles support, groups berlin)"));
        assertEquals("paris", run(named("groups"), "--of", account, "--set", "paris"));
        assertEquals("This account has no groups.", run(named("groups"), "--of", account, "--set", ""));

        assertEquals("assigned berlin, assigned paris, removed berlin, removed paris",
                Rows.text("select string_agg(substring(action from 15) || ' ' || (detail::jsonb ->> 'group'), ', ' "
                        + "order by substring(action from 15), detail::jsonb ->> 'group') from audit_entries "
                        + "where action like 'account.group.%' and actor_kind = 'system' and subject = ?", account));
    }

    @Test
    void anInvitationBringsRolesAndGroupsAlong() {
        var link = run(invite, "--name", "Ada of the desk", "--role", "support", "--role", "billing", "--group", "berlin")
                .lines().findFirst().orElseThrow();
        assertTrue(run(invitations).contains("Ada of the desk (roles billing support, groups berlin, until "));

        var device = new SoftAuthenticator(SoftKey.ES256, Browser.origin());
        var browser = new Browser();
        browser.post("/passkeys/registration", device.create(SignedInPerson.creationOptions(browser,
                link.substring(link.lastIndexOf('/') + 1)))).then().statusCode(200);

        String account = SignedInPerson.now(browser, device).account().toString();
        assertTrue(run(people).contains(account + "  Ada of the desk (roles billing support, groups berlin)"));
        assertEquals(3, Rows.count("select count(*) from audit_entries where subject = ? and actor_kind = 'system' "
                + "and action in ('account.role.assigned', 'account.group.assigned')", account));
    }

    @Test
    void saysWhatIsWrongWithARole() {
        String account = SignedInPerson.enrol("Ada").account().toString();

        assertTrue(assertThrows(UsageError.class, () -> run(named("roles"))).getMessage().startsWith("Say whose roles: "));
        assertThrows(UsageError.class, () -> run(named("groups"), "--of", account, "--set", "a", "--add", "b"));
        assertEquals("bad-assignment",
                assertThrows(Problem.class, () -> run(named("roles"), "--of", account, "--add", "Support")).code());
        assertEquals("bad-assignment",
                assertThrows(Problem.class, () -> run(invite, "--name", "Grace", "--role", "<b>")).code());
        assertEquals(404, assertThrows(Problem.class,
                () -> run(named("roles"), "--of", UUID.randomUUID().toString(), "--add", "a")).status());
        assertEquals(404, assertThrows(Problem.class,
                () -> run(named("roles"), "--of", UUID.randomUUID().toString())).status());
    }

    private Command named(String name) {
        return all.stream().filter(command -> command.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void everyCommandOfTheHelpIsThere() {
        assertEquals(CommandLine.COMMANDS, all.stream().map(Command::name).collect(Collectors.toSet()));
    }

    @Test
    void saysWhatIsMissing() {
        String id = UUID.randomUUID().toString();
        for (var words : List.of(List.<String> of(), List.of("--name", "Ada", "--for", id), List.of("--for", id, "--admin"),
                List.of("--name", "Ada", "--replace-passkeys"), List.of("--for", id, "--role", "support"))) {
            assertThrows(UsageError.class, () -> run(invite, words.toArray(String[]::new)));
        }
        assertThrows(UsageError.class, () -> run(passkeys));
        assertThrows(UsageError.class, () -> run(passkeys, "--of", id, "--remove", id, "--reinstate", id));
        assertThrows(UsageError.class, () -> run(named("sign-out")));
        assertEquals(404, assertThrows(Problem.class, () -> run(invite, "--for", id)).status());
        assertEquals(404, assertThrows(Problem.class, () -> run(passkeys, "--of", id, "--remove", id)).status());
    }

    private static String run(Command command, String... words) {
        return AwaitUni.until(() -> command.run(new Arguments(List.of(words))));
    }
}
