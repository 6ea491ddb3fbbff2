package dev.gatehouse.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;

import dev.gatehouse.testing.Chrome;

/**
 * Somebody with a browser of their own (no cookies, no passkeys). Closing it fails the test when any page logged an error,
 * broke its Content-Security-Policy or asked a third party for something.
 */
final class Visitor implements AutoCloseable {

    private static final int TIMEOUT = 5_000;
    private static final List<String> OUR_HOSTS = List.of("localhost", "api.localhost", "app.example.test");

    private final String issuer;
    private final BrowserContext context;
    private final Page page;
    private final CDPSession devtools;
    private final List<String> complaints = new ArrayList<>();

    Visitor(String issuer, Browser.NewContextOptions browser) {
        this.issuer = issuer;
        this.context = Chrome.running().newContext(browser);
        this.context.setDefaultTimeout(TIMEOUT);
        this.context.onConsoleMessage(this::heard);
        this.context.onWebError(error -> complaints.add(error.error()));
        this.context.onRequest(this::asked);
        this.page = context.newPage();
        this.devtools = context.newCDPSession(page);
        var quiet = new JsonObject();
        quiet.addProperty("enableUI", false);
        this.devtools.send("WebAuthn.enable", quiet);
    }

    Page page() {
        return page;
    }

    Authenticator withDevice() {
        return Authenticator.builtIn(devtools);
    }

    Authenticator withSecurityKey() {
        return Authenticator.securityKey(devtools);
    }

    /** Saved passkeys are not offered in the form field, so that only the button signs in. */
    Visitor withoutAutofill() {
        context.addInitScript("if (isSecureContext) PublicKeyCredential.isConditionalMediationAvailable = async () => false");
        return this;
    }

    /** The device is told nothing, and keeps passkeys that this site has forgotten. */
    Visitor withoutSignals() {
        context.addInitScript("delete PublicKeyCredential.signalAllAcceptedCredentials");
        return this;
    }

    Visitor goes(String path) {
        page.navigate(path.startsWith("http") ? path : issuer + path);
        return this;
    }

    Visitor presses(String button) {
        button(button).click();
        return this;
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Visitor fills(String label, String value) {
        page.getByLabel(label).fill(value);
        return this;
    }

    /** Reads the page's heading. */
    Visitor reads(String heading) {
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))
                .filter(new Locator.FilterOptions().setVisible(true))).hasText(heading);
        return this;
    }

    /** Sees this text somewhere. */
    Visitor sees(String text) {
        assertThat(page.getByText(text).filter(new Locator.FilterOptions().setVisible(true)).first()).isVisible();
        return this;
    }

    /** Is told this on a status line, which a screen reader reads out. */
    Visitor isTold(String sentence) {
        assertThat(page.getByRole(AriaRole.STATUS).filter(new Locator.FilterOptions().setHasText(sentence)).first())
                .hasText(sentence);
        return this;
    }

    Visitor isAt(String path) {
        page.waitForURL(url -> URI.create(url).getPath().equals(path));
        return this;
    }

    Visitor enrols(URI link) {
        return goes(link.toString()).presses("Create passkey").reads("You're in");
    }

    private void heard(ConsoleMessage message) {
        boolean refusedRequest = message.text().startsWith("Failed to load resource");
        if (message.type().equals("error") && !refusedRequest) {
            complaints.add(message.text());
        }
    }

    private void asked(Request request) {
        var url = URI.create(request.url());
        if (url.getHost() != null && !OUR_HOSTS.contains(url.getHost())) {
            complaints.add("asked a third party: " + url.getHost());
        }
    }

    @Override
    public void close() {
        context.close();
        assertEquals(List.of(), complaints, "what the pages complained about");
    }
}
