package dev.gatehouse.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;

import dev.gatehouse.testing.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Coming back: by the button, by a saved passkey in the form field, and what is said when it does not work. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class SignInBrowserTest {

    private static final String BUTTON = "Sign in with a passkey";
    private static final String NONE_HERE = "We couldn't find a passkey for this site here. "
            + "Use a phone or security key that has one, or ask for a new enrolment link.";
    private static final int LONG_ENOUGH_TO_LOOK = 400;
    private static final String OPTIONS = "**/passkeys/authentication/options";

    @Inject
    Doorstep doorstep;

    @Test
    void signsOutAndInByTheButton() {
        try (var ada = doorstep.stranger().withoutAutofill()) {
            ada.withDevice();
            ada.enrols(doorstep.linkFor("Ada Lovelace", false));
            ada.goes("/account").presses("Sign out").isAt("/login").reads("Sign in");
            ada.goes("/account").isAt("/login").presses(BUTTON).isAt("/account").reads("Ada Lovelace");
        }
    }

    @Test
    void signsInByASavedPasskeyWithoutPressingAnything() {
        try (var ada = doorstep.stranger()) {
            ada.withDevice();
            ada.enrols(doorstep.linkFor("Ada Lovelace", false));
            ada.page().context().clearCookies();
            ada.goes("/login").isAt("/account").reads("Ada Lovelace");
        }
    }

    @Test
    void buttonWorksWhileASavedPasskeyIsOffered() {
        try (var ada = doorstep.stranger()) {
            var phone = ada.withDevice();
            ada.enrols(doorstep.linkFor("Ada Lovelace", false));
            ada.page().context().clearCookies();
            phone.isTouched(false);
            ada.page().waitForResponse(OPTIONS, () -> ada.goes("/login"));
            assertThat(ada.page().getByLabel("Or choose a saved one")).isVisible();
            phone.isTouched(true);
            ada.presses(BUTTON).isAt("/account").reads("Ada Lovelace");
        }
    }

    @Test
    void saysWhenThereIsNoPasskeyHere() {
        try (var stranger = doorstep.stranger()) {
            stranger.withDevice();
            stranger.goes("/login").presses(BUTTON).isTold(NONE_HERE);
            assertThat(stranger.button(BUTTON)).isEnabled();
        }
    }

    @Test
    void saysWhenNothingWasChosen() {
        try (var ada = doorstep.stranger().withoutAutofill()) {
            var phone = ada.withDevice();
            ada.enrols(doorstep.linkFor("Ada Lovelace", false));
            ada.page().context().clearCookies();
            phone.isTouched(false);
            ada.goes("/login");
            ada.page().waitForResponse(OPTIONS, () -> ada.presses(BUTTON));
            ada.page().waitForTimeout(LONG_ENOUGH_TO_LOOK);
            phone.unplug();
            ada.withDevice();
            ada.isTold("No passkey was used. Try again, or use another device.");
        }
    }

    @Test
    void buttonCannotBePressedTwice() {
        try (var stranger = doorstep.stranger().withoutAutofill()) {
            var asked = new AtomicInteger();
            stranger.page().route(OPTIONS, route -> asked.incrementAndGet());
            stranger.goes("/login").presses(BUTTON);
            stranger.button("Waiting for your passkey…").dispatchEvent("click");
            assertThat(stranger.button("Waiting for your passkey…")).hasAttribute("aria-disabled", "true");
            assertEquals(1, asked.get());
        }
    }

    @Test
    void saysWhenTheServerCannotBeReached() {
        try (var stranger = doorstep.stranger().withoutAutofill()) {
            stranger.goes("/login");
            stranger.page().context().setOffline(true);
            stranger.presses(BUTTON).isTold("We can't reach the server. Check your connection and try again.");
        }
    }

    @Test
    void saysWhenTheDatabaseIsAway() {
        try (var stranger = doorstep.stranger().withoutAutofill()) {
            stranger.page().route(OPTIONS, route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
            stranger.goes("/login").presses(BUTTON).isTold("We can't reach our database right now. "
                    + "You are not signed out elsewhere. Try again in a moment.");
        }
    }

    /** Everybody in an office shares the limit of one address, so a page view takes one challenge. */
    @Test
    void takesOneChallengeForThePageAndTheButton() {
        try (var ada = doorstep.stranger()) {
            var phone = ada.withDevice();
            ada.enrols(doorstep.linkFor("Ada Lovelace", false));
            ada.page().context().clearCookies();
            phone.isTouched(false);
            var asked = new AtomicInteger();
            ada.page().onRequest(request -> asked.addAndGet(request.url().endsWith("/authentication/options") ? 1 : 0));
            ada.page().waitForResponse(OPTIONS, () -> ada.goes("/login"));
            assertThat(ada.page().getByLabel("Or choose a saved one")).isVisible();
            phone.isTouched(true);
            ada.presses(BUTTON).isAt("/account");
            assertEquals(1, asked.get());
        }
    }

    @Test
    void offersSavedPasskeysAgainAfterAFailure() {
        try (var ada = doorstep.stranger()) {
            ada.withDevice();
            ada.enrols(doorstep.linkFor("Ada Lovelace", false));
            ada.page().context().clearCookies();
            ada.page().route(OPTIONS, route -> route.fulfill(new Route.FulfillOptions().setStatus(503)),
                    new Page.RouteOptions().setTimes(1));
            ada.page().route("**/passkeys/authentication", Route::abort, new Page.RouteOptions().setTimes(1));
            ada.goes("/login").isAt("/account").reads("Ada Lovelace");
        }
    }

    @Test
    void openPageFetchesAFreshChallengeBeforeTheOldOneExpires() {
        try (var ada = doorstep.stranger()) {
            var phone = ada.withDevice();
            ada.enrols(doorstep.linkFor("Ada Lovelace", false));
            ada.page().context().clearCookies();
            phone.isTouched(false);
            ada.page().clock().install();
            ada.page().waitForResponse(OPTIONS, () -> ada.goes("/login"));
            assertThat(ada.page().getByLabel("Or choose a saved one")).isVisible();
            ada.page().waitForResponse(OPTIONS, () -> {
                phone.isTouched(true);
                ada.page().clock().runFor(4 * 60_000 + 1);
            });
            ada.isAt("/account").reads("Ada Lovelace");
        }
    }
}
