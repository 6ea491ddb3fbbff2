package dev.gatehouse.browser;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;

import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.Rows;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What a device keeps is what opens an account here: nothing is left of what was refused, removed or renamed. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class SignalsBrowserTest {

    private static final String REGISTRATION = "**/passkeys/registration";

    @Inject
    Doorstep doorstep;

    @Test
    void refusedRegistrationLeavesNoPasskeyBehind() {
        try (var ada = doorstep.stranger()) {
            var phone = ada.withDevice();
            var link = doorstep.linkFor("Used Meanwhile", false);
            ada.page().route(REGISTRATION, route -> {
                Rows.execute("update invitations set closed_at = now() where name = 'Used Meanwhile'");
                assertEquals(1, phone.lists().size());
                route.resume();
            });
            ada.goes(link.toString()).presses("Create passkey").sees("Ask for a new one.");

            await().until(() -> phone.lists().isEmpty());
        }
    }

    /** Where the server may have kept the passkey, the device must: forgetting it would lock its owner out. */
    @ParameterizedTest
    @CsvSource({ "503, database-away", "500, ''", "429, too-many-attempts", "409, already-registered",
            "400, challenge-expired" })
    void keepsThePasskeyWhereTheServerMayHaveKeptItToo(int status, String code) {
        try (var ada = doorstep.stranger()) {
            var phone = ada.withDevice();
            ada.page().route(REGISTRATION, route -> refuse(route, status, code));
            ada.goes(doorstep.linkFor("Ada Lovelace", false).toString()).presses("Create passkey").isTold("No.");

            ada.page().evaluate("() => new Promise((done) => setTimeout(done))");
            assertEquals(1, phone.lists().size());
        }
    }

    /** The answer was lost on its way: the next attempt replaces the passkey of the first one. */
    @Test
    void retriedEnrolmentReplacesThePasskeyOfALostOne() {
        try (var ada = doorstep.stranger()) {
            var phone = ada.withDevice();
            ada.page().route(REGISTRATION, Route::abort, new Page.RouteOptions().setTimes(1));
            ada.goes(doorstep.linkFor("Ada Lovelace", false).toString()).presses("Create passkey")
                    .isTold("We can't reach the server. Check your connection and try again.");
            ada.presses("Create passkey").reads("You're in");

            assertEquals(1, phone.lists().size());
        }
    }

    @Test
    void removedPasskeyLeavesItsDevice() {
        try (var ada = doorstep.stranger().withoutAutofill()) {
            var phone = ada.withDevice();
            ada.enrols(doorstep.linkFor("Ada Lovelace", false));
            phone.isTouched(false);
            var key = ada.withSecurityKey();
            ada.presses("Add a second passkey now").isAt("/account");
            assertEquals(1, key.lists().size());

            ada.presses("Remove Security key");
            ada.page().locator("dialog[open]").getByText("Remove", new Locator.GetByTextOptions().setExact(true)).click();

            await().until(() -> key.lists().isEmpty());
            assertEquals(1, phone.lists().size());
        }
    }

    @Test
    void changeOfNameReachesThePasswordManager() {
        try (var ada = doorstep.stranger().withoutAutofill()) {
            var phone = ada.withDevice();
            ada.enrols(doorstep.linkFor("Ada Lovelace", false));
            var name = phone.lists().getFirst();
            assertTrue(name.startsWith("Ada Lovelace ("), name);

            ada.goes("/account").presses("Change name");
            ada.page().locator("dialog[open]").getByLabel("Your name").fill("Ada King");
            ada.page().locator("dialog[open] .primary").click();

            ada.reads("Ada King");
            await().until(() -> phone.lists().equals(List.of(name.replace("Lovelace", "King"))));
        }
    }

    private static void refuse(Route route, int status, String code) {
        route.fulfill(new Route.FulfillOptions().setStatus(status).setContentType("application/problem+json")
                .setBody("{\"type\":\"/problems/" + code + "\",\"detail\":\"No.\"}"));
    }
}
