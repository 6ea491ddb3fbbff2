package dev.gatehouse.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.sql.SQLException;
import java.time.Duration;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.MutableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Coming in for the first time: by the first administrator's link, and by invitation. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class EnrolmentBrowserTest {

    @Inject
    Doorstep doorstep;

    @Inject
    MutableClock clock;

    @AfterEach
    void setTheClockBack() {
        clock.reset();
    }

    @Test
    void firstAdministratorEnrolsAndInvitesTheNextPerson() throws SQLException {
        forgetAdministrators();
        try (var administrator = doorstep.stranger(); var guest = doorstep.stranger()) {
            administrator.withDevice();
            guest.withDevice();

            administrator.goes(doorstep.firstAdministratorsLink().toString()).reads("Welcome")
                    .fills("Your name", "Ada Lovelace")
                    .presses("Create passkey").reads("You're in");
            administrator.goes("/account").reads("Ada Lovelace");
            administrator.goes("/console").fills("Their name", "Grace Hopper").presses("Make an enrolment link");
            var link = administrator.page().locator("#link").inputValue();

            guest.goes(link).reads("Welcome, Grace Hopper").presses("Create passkey").reads("You're in");
            guest.page().getByText("Go to your account").click();
            guest.isAt("/account").reads("Grace Hopper");
            guest.goes("/console").reads("Not allowed");
        }
    }

    @Test
    void offersASecondPasskeyAtOnce() {
        try (var guest = doorstep.stranger()) {
            var phone = guest.withDevice();
            guest.enrols(doorstep.linkFor("Ada Lovelace", false));
            guest.presses("Add a second passkey now").isTold("This device already has a passkey for your account.");

            phone.unplug();
            guest.withSecurityKey();
            guest.presses("Add a second passkey now").isAt("/account").reads("Ada Lovelace");
            assertThat(guest.page().locator("button[data-opens^=rename]")).hasCount(2);
        }
    }

    @Test
    void newcomerGoesOnToWhereTheyWereGoing() {
        try (var guest = doorstep.stranger()) {
            guest.withDevice();
            guest.enrols(URI.create(doorstep.linkFor("Ada Lovelace", false) + "?return_to=/demo"));
            guest.page().getByText("Go on").click();
            guest.isAt("/demo");
        }
    }

    /** attacks.md 63: a link to this page leads nowhere else afterwards. */
    @ParameterizedTest
    @ValueSource(strings = { "//evil.example/", "https://evil.example/", "/\\\\evil.example", "javascript:alert(1)" })
    void neverGoesOnToAnotherSite(String elsewhere) {
        try (var guest = doorstep.stranger()) {
            guest.withDevice();
            guest.enrols(URI.create(doorstep.linkFor("Ada Lovelace", false) + "?return_to="
                    + URLEncoder.encode(elsewhere, UTF_8)));
            assertThat(guest.page().getByText("Go on")).hasAttribute("href", "/");
        }
    }

    @Test
    void usedLinkSaysSo() {
        var link = doorstep.linkFor("Ada Lovelace", false);
        try (var first = doorstep.stranger(); var second = doorstep.stranger()) {
            first.withDevice();
            first.enrols(link);
            second.goes(link.toString()).reads("No longer valid").sees("Ask for a new one.");
        }
    }

    @Test
    void expiredLinkSaysSo() {
        var link = doorstep.linkFor("Ada Lovelace", false);
        clock.advance(Duration.ofMinutes(61));
        try (var late = doorstep.stranger()) {
            late.goes(link.toString()).reads("No longer valid").sees("Ask for a new one.");
        }
    }

    @Test
    void linkUsedInAnotherTabSaysSoWhenThePasskeyIsMade() {
        var link = doorstep.linkFor("Ada Lovelace", false);
        try (var first = doorstep.stranger(); var second = doorstep.stranger()) {
            second.withDevice();
            second.goes(link.toString());
            first.withDevice();
            first.enrols(link);
            second.presses("Create passkey").sees("Ask for a new one.");
        }
    }

    @Test
    void deviceThatCannotTellItsOwnerMakesNoPasskey() {
        try (var guest = doorstep.stranger()) {
            guest.withDevice().recognisesItsOwner(false);
            guest.goes(doorstep.linkFor("Ada Lovelace", false).toString()).presses("Create passkey")
                    .isTold("No passkey was created. Try again, or use another device.");
        }
    }

    private static void forgetAdministrators() throws SQLException {
        try (var connection = Database.running().getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("update accounts set admin = false");
        }
    }
}
