package dev.gatehouse.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.gatehouse.testing.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Every way a browser can fail at a passkey has its sentence, also those that a virtual authenticator cannot cause. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class SentencesBrowserTest {

    private static final String ASK = """
            async ([name, creating, waited]) => (await import('/assets/js/words.js'))
              .sentence(new DOMException('', name), { creating, waited, timeout: 300000 })""";

    @Inject
    Doorstep doorstep;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NotAllowedError   | false | 3000   | No passkey was used. Try again, or use another device.
            NotAllowedError   | true  | 3000   | No passkey was created. Try again, or use another device.
            NotAllowedError   | false | 300000 | That took too long, so we stopped waiting. Nothing changed. Try again.
            NotAllowedError   | true  | 300000 | That took too long, so we stopped waiting. Nothing changed. Try again.
            TimeoutError      | true  | 5      | That took too long, so we stopped waiting. Nothing changed. Try again.
            AbortError        | false | 3000   | No passkey was used. Try again, or use another device.
            InvalidStateError | true  | 900    | This device already has a passkey for your account.
            ConstraintError   | true  | 900    | This device can't check that it is you. Set a screen lock or PIN on it and try again, or use another device.
            NotSupportedError | true  | 900    | This device can't check that it is you. Set a screen lock or PIN on it and try again, or use another device.
            UnknownError      | false | 900    | Something went wrong on this page. Nothing changed. Reload it and try again.
            """)
    void everyFailureHasItsSentence(String name, boolean creating, int waited, String sentence) {
        try (var stranger = doorstep.stranger().withoutAutofill()) {
            stranger.goes("/demo");
            assertEquals(sentence, stranger.page().evaluate(ASK, List.of(name, creating, waited)));
        }
    }

    @Test
    void insecurePageNamesTheSecureOne() {
        try (var stranger = doorstep.stranger()) {
            stranger.page().addInitScript("Object.defineProperty(window, 'isSecureContext', { value: false })");
            stranger.goes("/login").sees("Passkeys need https. Open this page at https://localhost");
            assertThat(stranger.button("Sign in with a passkey")).isHidden();
        }
    }

    @Test
    void browserWithoutPasskeysIsToldWhichOnesHaveThem() {
        try (var stranger = doorstep.stranger()) {
            stranger.page().addInitScript("delete window.PublicKeyCredential");
            stranger.goes("/login").isTold("This browser can't use passkeys. "
                    + "Open this page in a current Chrome, Edge, Firefox or Safari.");
        }
    }

    @Test
    void withoutScriptsThePageSaysWhatItNeeds() {
        try (var stranger = doorstep.strangerWithoutScripts()) {
            stranger.goes("/login");
            assertThat(stranger.page().locator("noscript p")).isVisible();
        }
    }
}
