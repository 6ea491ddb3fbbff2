package dev.gatehouse.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;

import dev.gatehouse.testing.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Pages are for everybody: axe-core finds nothing serious, in light and dark, and no mouse is needed. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class AccessibilityBrowserTest {

    private static final List<String> SERIOUS = List.of("serious", "critical");

    @Inject
    Doorstep doorstep;

    @ParameterizedTest
    @ValueSource(strings = { "/login", "/no-such-page", "/enroll/used-or-never-made", "/demo" })
    void strangersPages(String path) {
        try (var stranger = doorstep.stranger().withoutAutofill()) {
            findNothingSerious(stranger.goes(path).page());
        }
    }

    @Test
    void invitedPersonsPages() {
        try (var guest = doorstep.stranger()) {
            guest.withDevice();
            findNothingSerious(guest.goes(doorstep.linkFor("Ada Lovelace", false).toString()).page());
            findNothingSerious(guest.presses("Create passkey").reads("You're in").page());
        }
    }

    @Test
    void consentPage() {
        try (var ada = doorstep.stranger()) {
            ada.withDevice();
            ada.enrols(doorstep.linkFor("Ada Lovelace", false)).goes("/demo").presses("Sign in with Gatehouse");
            findNothingSerious(ada.reads("Allow Demo app?").page());
        }
    }

    @Test
    void demoWithItsAnswers() {
        try (var ada = doorstep.stranger()) {
            ada.withDevice();
            ada.enrols(doorstep.linkFor("Ada Lovelace", false)).goes("/demo").presses("Sign in with Gatehouse")
                    .presses("Allow").presses("Read my orders").sees("Let through (200)");
            findNothingSerious(ada.page());
        }
    }

    @Test
    void logoutQuestion() {
        try (var ada = doorstep.stranger()) {
            ada.withDevice();
            findNothingSerious(ada.enrols(doorstep.linkFor("Ada Lovelace", false)).goes("/oauth2/logout").reads("Sign out?")
                    .page());
        }
    }

    @Test
    void signInPageWithItsFieldAndItsSentence() {
        try (var stranger = doorstep.stranger()) {
            stranger.withDevice();
            stranger.goes("/login").presses("Sign in with a passkey").sees("We couldn't find a passkey");
            stranger.page().getByText("I can't sign in").click();
            findNothingSerious(stranger.page());
        }
    }

    @Test
    void pagesOfSomebodySignedIn() {
        try (var administrator = doorstep.stranger()) {
            administrator.withDevice();
            administrator.enrols(doorstep.linkFor("Ada Lovelace", true));
            findNothingSerious(administrator.goes("/account").page());
            findNothingSerious(administrator.goes("/console").page());
            administrator.page().getByText("Roles and groups").click();
            findNothingSerious(administrator.page());
            administrator.fills("Their name", "Grace Hopper").presses("Make an enrolment link").sees("A link for Grace Hopper");
            findNothingSerious(administrator.page());
            findNothingSerious(administrator.goes("/console?confirmed=true").page());
        }
    }

    @Test
    void pagesOfTheWayBack() {
        try (var administrator = doorstep.stranger(); var guest = doorstep.stranger()) {
            administrator.withDevice();
            administrator.enrols(doorstep.linkFor("Ada of the way back", true)).goes("/console").page()
                    .getByText("Ada of the way back").first().click();
            findNothingSerious(administrator.reads("Ada of the way back").page());
            administrator.page().locator("#name").fill("support-of-orders-" + "x".repeat(46));
            findNothingSerious(administrator.presses("Add").sees("One more").page());
            administrator.page().setViewportSize(360, 740);
            administrator.presses("Make a link back in").sees("A link back in");
            findNothingSerious(administrator.page());
            assertEquals(360, administrator.page().evaluate("document.documentElement.scrollWidth"));
            findNothingSerious(guest.goes(administrator.page().getByLabel("Enrolment link").inputValue()).page());
            administrator.presses("Sign out everywhere");
            findNothingSerious(administrator.page());
            findNothingSerious(administrator.goes("/account").sees("Please look at this").page());
            findNothingSerious(guest.goes("/oauth2/logout").reads("You are not signed in").page());
        }
    }

    @Test
    void nobodyNeedsAMouse() {
        try (var ada = doorstep.stranger().withoutAutofill()) {
            ada.withDevice();
            ada.goes(doorstep.linkFor("Ada Lovelace", false).toString());
            tabTo(ada.page(), "Create passkey");
            ada.page().keyboard().press("Enter");
            ada.reads("You're in");
            tabTo(ada.page(), "Go to your account");
            ada.page().keyboard().press("Enter");
            ada.isAt("/account");
            tabTo(ada.page(), "Sign out");
            ada.page().keyboard().press("Space");
            ada.isAt("/login");
            tabTo(ada.page(), "Sign in with a passkey");
            ada.page().keyboard().press("Enter");
            ada.isAt("/account");
        }
    }

    @Test
    void questionIsAnsweredByTheKeyboardToo() {
        try (var ada = doorstep.stranger()) {
            var phone = ada.withDevice();
            ada.enrols(doorstep.linkFor("Ada Lovelace", false));
            phone.unplug();
            ada.withSecurityKey();
            ada.presses("Add a second passkey now").isAt("/account");
            ada.page().locator("button[data-opens^=remove]").first().focus();
            ada.page().keyboard().press("Enter");
            assertThat(ada.page().locator("dialog[open]").getByText("Keep it")).isFocused();
            findNothingSerious(ada.page());
            ada.page().keyboard().press("Escape");
            assertThat(ada.page().locator("dialog[open]")).hasCount(0);
            assertThat(ada.page().locator("button[data-opens^=remove]").first()).isFocused();
        }
    }

    @Test
    void phoneShowsEverythingWithoutScrollingSideways() {
        try (var administrator = doorstep.stranger()) {
            administrator.page().setViewportSize(360, 740);
            administrator.withDevice();
            administrator.enrols(doorstep.linkFor("Ada Lovelace", true));
            for (String path : List.of("/account", "/console", "/demo", "/no-such-page")) {
                administrator.goes(path);
                assertEquals(360, administrator.page().evaluate("document.documentElement.scrollWidth"), path);
            }
        }
    }

    private static void findNothingSerious(Page page) {
        findNothingSerious(page, ColorScheme.LIGHT, axe(page));
        findNothingSerious(page, ColorScheme.DARK, axe(page).withRules(List.of("color-contrast")));
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(null).setReducedMotion(null));
    }

    /** Our pages have no frames, so that axe needs no second page to gather its findings. */
    private static AxeBuilder axe(Page page) {
        return new AxeBuilder(page).setLegacyMode(true);
    }

    private static void findNothingSerious(Page page, ColorScheme scheme, AxeBuilder axe) {
        // Without motion, as a colour that is on its way to another has the contrast of neither.
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
        var found = axe.analyze().getViolations().stream()
                .filter(violation -> SERIOUS.contains(violation.getImpact()))
                .map(violation -> violation.getId() + ": " + violation.getNodes().get(0).getHtml()).toList();
        assertEquals(List.of(), found, page.url() + " in " + scheme);
    }

    /** Presses the tab key until the named control has the focus, and checks that it can be seen to have it. */
    private static void tabTo(Page page, String name) {
        for (int presses = 0; presses < 20; presses++) {
            page.keyboard().press("Tab");
            if (name.equals(page.evaluate("document.activeElement.textContent.trim()"))) {
                assertTrue((boolean) page.evaluate("getComputedStyle(document.activeElement).outlineStyle !== 'none'"));
                return;
            }
        }
        throw new AssertionError("no way to " + name + " with the tab key on " + page.url());
    }
}
