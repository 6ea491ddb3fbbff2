package dev.gatehouse.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;

import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.MutableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Somebody lost their only passkey: an administrator makes a link, and they are the same person as before. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class RecoveryBrowserTest {

    @Inject
    Doorstep doorstep;

    @Inject
    MutableClock clock;

    @AfterEach
    void setTheClockBack() {
        clock.reset();
    }

    @Test
    void lostPasskeyIsReplacedAndThePersonStaysTheSame() {
        try (var ada = doorstep.stranger().withoutAutofill(); var administrator = doorstep.stranger()) {
            administrator.withDevice();
            administrator.enrols(doorstep.linkFor("Grace Hopper", true));
            var lost = ada.withDevice();
            ada.enrols(doorstep.linkFor("Ada of the lost key", false));
            var sub = subAtTheDemo(ada.goes("/demo").presses("Sign in with Gatehouse").presses("Allow"));
            ada.page().context().clearCookies();
            lost.unplug();
            ada.withDevice();
            ada.goes("/login").presses("Sign in with a passkey").sees("ask for a new enrolment link");

            opensPerson(administrator, "Ada of the lost key");
            administrator.page().getByLabel("Stop working when the link is used").check();
            administrator.presses("Make a link back in").sees("A link back in for Ada of the lost key");
            var link = administrator.page().getByLabel("Enrolment link").inputValue();

            ada.goes(link).reads("Welcome back, Ada of the lost key").presses("Create passkey").reads("You're in");
            ada.goes("/account");
            assertThat(ada.page().locator("section[aria-labelledby=passkeys] .rows > li")).hasCount(1);
            assertEquals(sub, subAtTheDemo(ada.goes("/demo").presses("Sign in with Gatehouse")));
        }
    }

    @Test
    void whoIsStillSignedInIsToldAndTheLinkCanBeWithdrawn() {
        try (var ada = doorstep.stranger(); var administrator = doorstep.stranger(); var late = doorstep.stranger()) {
            ada.withDevice();
            ada.enrols(doorstep.linkFor("Ada who is told", false));
            administrator.withDevice();
            administrator.enrols(doorstep.linkFor("Grace Hopper", true));
            opensPerson(administrator, "Ada who is told");
            administrator.presses("Make a link back in").sees("A link back in for Ada who is told");
            var link = administrator.page().getByLabel("Enrolment link").inputValue();

            ada.goes("/account").sees("An administrator made a link that opens your account");
            administrator.goes("/console").presses("Withdraw the link for Ada who is told");
            assertThat(administrator.button("Withdraw the link for Ada who is told")).hasCount(0);

            late.goes(link).reads("No longer valid").sees("was withdrawn");
            ada.goes("/account").reads("Ada who is told");
            assertEquals(0, ada.page().getByText("Please look at this").count());
        }
    }

    @Test
    void staleAdministratorConfirmsThatItIsThemAndComesBack() {
        try (var administrator = doorstep.stranger().withoutAutofill()) {
            administrator.withDevice();
            administrator.enrols(doorstep.linkFor("Grace the stale", true));
            opensPerson(administrator, "Grace the stale");
            var page = administrator.page().url();
            clock.advance(Duration.ofMinutes(6));

            administrator.presses("Make a link back in").isAt("/login").reads("Confirm it's you")
                    .presses("Confirm with a passkey").reads("Grace the stale").isTold(
                            "Thank you, that's you. Nothing was changed yet: choose once more what you want to do.");
            assertEquals(page + "?confirmed=true", administrator.page().url());

            administrator.presses("Make a link back in").sees("A link back in for Grace the stale");
        }
    }

    /** Without a script: it is forms, and each says by itself what is wrong. */
    @Test
    void rolesAndGroupsAreGivenAndTakenByTheKeyboardAlone() {
        try (var administrator = doorstep.stranger(); var plain = doorstep.strangerWithoutScripts()) {
            administrator.withDevice();
            administrator.enrols(doorstep.linkFor("Grace who assigns", true));
            plain.page().context().addCookies(administrator.page().context().cookies().stream()
                    .map(cookie -> new Cookie(cookie.name, cookie.value).setDomain(cookie.domain).setPath(cookie.path))
                    .toList());
            opensPerson(plain, "Grace who assigns");

            types(plain, "Support");
            assertEquals(true, plain.page().getByLabel("A role or group").evaluate("field => field.validity.patternMismatch"));
            types(plain, "support");
            plain.sees("One more");
            plain.page().getByLabel("A group: where they belong").check();
            types(plain, "berlin");
            assertThat(plain.button("Remove the group berlin")).hasCount(1);
            plain.button("Remove the role support").focus();
            plain.page().keyboard().press("Enter");

            assertThat(plain.button("Remove the role support")).hasCount(0);
            assertThat(plain.button("Remove the group berlin")).hasCount(1);
        }
    }

    private static void types(Visitor administrator, String name) {
        var field = administrator.page().locator("#name");
        field.fill(name);
        field.press("Enter");
    }

    private static void opensPerson(Visitor administrator, String name) {
        administrator.goes("/console").page().getByText(name, new Page.GetByTextOptions()
                .setExact(true)).first().click();
        administrator.reads(name);
    }

    private static String subAtTheDemo(Visitor visitor) {
        var claims = visitor.sees("You are signed in as").page().locator("#id-claims tr")
                .filter(new Locator.FilterOptions().setHas(visitor.page().locator("th").getByText("sub",
                        new Locator.GetByTextOptions().setExact(true))));
        return claims.locator("td").textContent();
    }
}
