package dev.gatehouse.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Locator;

import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.MutableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** A person's own page: their passkeys, and where they are signed in. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class AccountBrowserTest {

    @Inject
    Doorstep doorstep;

    @Inject
    MutableClock clock;

    @AfterEach
    void setTheClockBack() {
        clock.reset();
    }

    @Test
    void addsNamesAndRemovesAPasskey() {
        try (var ada = doorstep.stranger()) {
            var phone = ada.withDevice();
            ada.enrols(doorstep.linkFor("Ada Lovelace", false)).goes("/account");
            rename(passkey(ada, 0), "Phone");

            phone.unplug();
            ada.withSecurityKey();
            ada.presses("Add a passkey");
            assertThat(passkeys(ada)).hasCount(2);
            rename(passkey(ada, 1), "YubiKey 5");

            ada.presses("Remove YubiKey 5").sees("Remove YubiKey 5?")
                    .sees("You will be signed out on the devices that used it.");
            question(ada).getByText("Keep it").click();
            assertThat(passkeys(ada)).hasCount(2);
            ada.presses("Remove YubiKey 5");
            question(ada).getByText("Remove", new Locator.GetByTextOptions().setExact(true)).click();
            assertThat(passkeys(ada)).hasCount(1);
            ada.sees("Phone");
        }
    }

    @Test
    void removedPasskeySignsNobodyIn() {
        try (var ada = doorstep.stranger().withoutAutofill().withoutSignals()) {
            var phone = ada.withDevice();
            ada.enrols(doorstep.linkFor("Ada Lovelace", false));
            phone.unplug();
            ada.withSecurityKey();
            ada.presses("Add a second passkey now").isAt("/account").presses("Remove Security key");
            question(ada).getByText("Remove", new Locator.GetByTextOptions().setExact(true)).click();
            assertThat(passkeys(ada)).hasCount(1);

            ada.page().context().clearCookies();
            ada.goes("/login").presses("Sign in with a passkey")
                    .isTold("This passkey does not open an account here. Use another one, or ask for a new enrolment link.");
        }
    }

    @Test
    void lastPasskeyCannotBeRemoved() {
        try (var ada = doorstep.stranger()) {
            ada.withDevice();
            ada.enrols(doorstep.linkFor("Ada Lovelace", false)).goes("/account");
            assertThat(passkeys(ada)).hasCount(1);
            assertEquals(0, ada.page().getByText("Remove").count());
        }
    }

    @Test
    void addingAPasskeyNeedsAFreshSignIn() {
        try (var ada = doorstep.stranger().withoutAutofill()) {
            var phone = ada.withDevice();
            ada.enrols(doorstep.linkFor("Ada Lovelace", false)).goes("/account");
            clock.advance(Duration.ofMinutes(6));
            ada.presses("Add a passkey").isAt("/login").reads("Confirm it's you");
            ada.presses("Confirm with a passkey").isAt("/account");
            phone.unplug();
            ada.withSecurityKey();
            ada.presses("Add a passkey");
            assertThat(passkeys(ada)).hasCount(2);
        }
    }

    @Test
    void sayWhenThisDeviceHasAPasskeyAlready() {
        try (var ada = doorstep.stranger()) {
            ada.withDevice();
            ada.enrols(doorstep.linkFor("Ada Lovelace", false)).goes("/account").presses("Add a passkey")
                    .isTold("This device already has a passkey for your account.");
        }
    }

    @Test
    void signsOutEverywhereElse() {
        try (var ada = doorstep.stranger()) {
            ada.withDevice();
            ada.enrols(doorstep.linkFor("Ada Lovelace", false));
            ada.page().context().clearCookies();
            ada.goes("/login").isAt("/account");
            assertThat(places(ada)).hasCount(2);
            ada.presses("Sign out everywhere else");
            assertThat(places(ada)).hasCount(1);
            assertThat(places(ada)).containsText("This one");
        }
    }

    @Test
    void signsOutEverywhere() {
        try (var ada = doorstep.stranger()) {
            ada.withDevice();
            ada.enrols(doorstep.linkFor("Ada Lovelace", false)).goes("/account").presses("Sign out everywhere").isAt("/login");
            ada.goes("/account").isAt("/login");
        }
    }

    private static Locator passkeys(Visitor visitor) {
        return visitor.page().locator("section[aria-labelledby=passkeys] .rows > li");
    }

    private static Locator passkey(Visitor visitor, int index) {
        return passkeys(visitor).nth(index);
    }

    private static Locator places(Visitor visitor) {
        return visitor.page().locator("section[aria-labelledby=sessions] .rows > li");
    }

    private static Locator question(Visitor visitor) {
        return visitor.page().locator("dialog[open]");
    }

    private static void rename(Locator passkey, String name) {
        passkey.locator("button[data-opens^=rename]").click();
        passkey.getByLabel("New name").fill(name);
        passkey.locator("dialog[open] .primary").click();
        assertThat(passkey.page().getByText(name).first()).isVisible();
    }
}
