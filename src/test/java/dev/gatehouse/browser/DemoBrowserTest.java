package dev.gatehouse.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.gatehouse.testing.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** The demo app from end to end: sign in, consent, a call that is let through, and calls that are refused. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class DemoBrowserTest {

    @Inject
    Doorstep doorstep;

    @Test
    void signsInCallsTheApiAndIsRefusedWhereThePolicySaysSo() {
        try (var ada = doorstep.stranger()) {
            ada.withDevice();
            ada.enrols(doorstep.linkFor("Ada Lovelace", false));
            ada.page().context().clearCookies();

            ada.goes("/demo").presses("Sign in with Gatehouse").reads("Allow Demo app?").presses("Allow")
                    .isAt("/demo").sees("You are signed in as Ada Lovelace");

            ada.presses("Read my orders").sees("Let through (200)").sees("Oak door, left-hung").sees("X-Auth-Subject");
            ada.presses("Place an order").sees("Refused: the token may not do that (403)").sees("insufficient_scope")
                    .sees("The request never reached it.");
            ada.presses("Read without a token").sees("Refused: no valid token (401)");
        }
    }

    @Test
    void whoMayNotPlaceAnOrderAsksForItAndPlacesIt() {
        try (var ada = signedInAtTheDemo()) {
            ada.presses("Place an order").sees("insufficient_scope").presses("Ask for orders.write").reads("Allow Demo app?")
                    .sees("Place orders for you").presses("Allow").isAt("/demo")
                    .isTold("Your token has orders.write now. Place your order.");

            ada.presses("Place an order").sees("Let through (201)")
                    .isTold("Order 1044 is placed: Door knocker, a lion's head.");
            assertThat(ada.button("Ask for orders.write")).isHidden();
        }
    }

    /** A no to more takes nothing away, the person is still signed in at the app. */
    @Test
    void whoDoesNotAllowMoreKeepsWhatTheyHad() {
        try (var ada = signedInAtTheDemo()) {
            ada.presses("Place an order").presses("Ask for orders.write").reads("Allow Demo app?").presses("Don't allow")
                    .isTold("You did not allow it, so this app still reads only.").sees("You are signed in as Ada Lovelace");

            ada.presses("Read my orders").sees("Let through (200)");
            ada.presses("Place an order").sees("insufficient_scope");
        }
    }

    @Test
    void consentDeniedGoesBackWithoutAccess() {
        try (var ada = doorstep.stranger()) {
            ada.withDevice();
            ada.enrols(doorstep.linkFor("Ada Lovelace", false));
            ada.goes("/demo").presses("Sign in with Gatehouse").reads("Allow Demo app?").presses("Don't allow").isAt("/demo")
                    .sees("access_denied");
            assertThat(ada.button("Sign in with Gatehouse")).isVisible();
        }
    }

    @Test
    void consentOnceAllowedIsNotAskedAgain() {
        try (var ada = signedInAtTheDemo()) {
            ada.goes("/demo").presses("Sign in with Gatehouse").isAt("/demo").sees("You are signed in as Ada Lovelace");
        }
    }

    @Test
    void signingOutOfTheDemoSignsOutHere() {
        try (var ada = signedInAtTheDemo()) {
            ada.presses("Sign out");
            assertThat(ada.button("Sign in with Gatehouse")).isVisible();
            ada.withoutAutofill().goes("/account").isAt("/login");
        }
    }

    private Visitor signedInAtTheDemo() {
        var ada = doorstep.stranger();
        ada.withDevice();
        return ada.enrols(doorstep.linkFor("Ada Lovelace", false)).goes("/demo").presses("Sign in with Gatehouse")
                .presses("Allow").sees("You are signed in as");
    }
}
