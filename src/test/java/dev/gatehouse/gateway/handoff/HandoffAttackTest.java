package dev.gatehouse.gateway.handoff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.RawHttp;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What a hand-off is attacked with: codes, cookies and addresses that are somebody else's. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class HandoffAttackTest extends GivenHosts {

    private static final String OVER = "This sign-in is over";

    @Test
    void attack41ACodeWorksOnce() {
        var ada = person();
        var browser = browserOf(ada);
        var code = codeFor(browser, APP, "/a");
        assertEquals(303, browser.open(code).status());
        browser.jar(APP).remove(SESSION);

        var again = browser.open(code);

        assertEquals(400, again.status());
        assertTrue(again.body().contains(OVER), again.body());
        assertNull(browser.jar(APP).get(SESSION));
    }

    @Test
    void attack41ACodeLivesForAMinute() {
        var browser = browserOf(person());
        var code = codeFor(browser, APP, "/a");
        clock.advance(Duration.ofSeconds(60));

        assertEquals(400, browser.open(code).status());
        assertNull(browser.jar(APP).get(SESSION));
    }

    /** Login CSRF: the attacker's own code, in the victim's browser, which began a hand-off of its own or none. */
    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void attack61ACodeOfAnotherBrowserSignsNobodyIn(boolean began) {
        var attacker = browserOf(person());
        var code = codeFor(attacker, APP, "/a");
        var victim = browser();
        if (began) {
            victim.open(at(APP, "/gateway/session?return_to=%2F"));
        }

        var page = victim.open(code);

        assertEquals(400, page.status());
        assertNull(victim.jar(APP).get(SESSION));
        assertEquals(400, attacker.open(code).status(), "a code that was tried elsewhere is used up");
    }

    /**
     * The victim is led to the issuer with what ties a hand-off to the attacker's browser: the code that comes of it is used up
     * in the victim's, and an attacker who reads it in a history or a log comes too late.
     */
    @Test
    void attack61ACodeThatAnotherBrowserAskedForStaysWithoutUse() {
        var attacker = browser();
        var issuer = attacker.open(at(APP, "/gateway/session?return_to=%2F")).header("Location").orElseThrow();
        var victim = browserOf(person());

        var code = victim.open(issuer).header("Location").orElseThrow();

        assertEquals(400, victim.open(code).status());
        assertNull(victim.jar(APP).get(SESSION));
        assertEquals(400, attacker.open(code).status());
    }

    @Test
    void attack60ACodeForOneHostSignsInAtNoOther() {
        var browser = browserOf(person());
        var code = codeFor(browser, APP, "/a");
        browser.withCookie(SHOP, BROWSER, browser.jar(APP).get(BROWSER));

        var page = browser.open(code.replace(APP, SHOP));

        assertEquals(400, page.status());
        assertNull(browser.jar(SHOP).get(SESSION));
        assertEquals(400, browser.open(code).status(), "it is used up");
    }

    /** Each cookie counts where it was set: the issuer's at the issuer, a host's at that host. */
    @Test
    void attack60ASessionOfOneHostCountsAtNoOther() {
        var ada = person();
        var browser = signedIn(ada, APP);
        var ofTheHost = browser.jar(APP).get(SESSION);

        assertEquals(302, browser().withCookie(SHOP, SESSION, ofTheHost).open(at(SHOP, "/")).status());
        assertEquals(303, browser().withCookie("localhost", SESSION, ofTheHost).open(at("localhost", "/account")).status());
        assertEquals(302, browser().withCookie(APP, SESSION, ada.cookie()).open(at(APP, "/")).status());
    }

    @Test
    void attack61APlantedSessionIsReplaced() {
        var attacker = signedIn(person(), APP);
        var planted = attacker.jar(APP).get(SESSION);
        var ada = person();
        var victim = browserOf(ada).withCookie(APP, SESSION, planted);

        victim.open(codeFor(victim, APP, "/a"));

        assertNotEquals(planted, victim.jar(APP).get(SESSION));
        assertTrue(knows(victim.open(at(APP, "/")), ada));
    }

    /** A neighbour host plants a second one beside ours, where names without {@code __Host-} let it. */
    @Test
    void attack61TwoCookiesOfABrowserAreNone() {
        var browser = browserOf(person());
        var code = codeFor(browser, APP, "/a");

        var page = browser.send("GET", code, "Sec-Fetch-Mode: navigate", "Cookie: " + BROWSER + "=" + "p".repeat(43));

        assertEquals(400, page.status());
        assertEquals(Optional.empty(), page.header("Set-Cookie"));
    }

    @ParameterizedTest
    @CsvSource({ "evil.test", "localhost", "app.example.test.evil.test", "evil.test#app.example.test", "x@app.example.test",
            "app.example.test/evil", "''" })
    void attack63NobodyIsSentToAHostWithoutARoute(String host) {
        var browser = browserOf(person());
        var target = Base64.getUrlEncoder().encodeToString("/".getBytes(StandardCharsets.UTF_8));

        var reply = browser.open(at("localhost", "/handoff?host=" + host.replace("#", "%23") + "&target=" + target
                + "&browser=" + "A".repeat(43)));

        assertEquals(400, reply.status());
        assertEquals(Optional.empty(), reply.header("Location"));
    }

    /**
     * One forgotten name below a wildcard, whose server somebody else runs, would be told codes: presented at the real proxy
     * under that name, they would open all that the wildcard's routes protect.
     */
    @Test
    void attack63NobodyIsHandedToANameThatOnlyAWildcardCovers() {
        var browser = browserOf(person());
        var target = Base64.getUrlEncoder().encodeToString("/".getBytes(StandardCharsets.UTF_8));

        var middle = browser.open(at("localhost", "/handoff?host=" + BELOW + "&target=" + target + "&browser="
                + "A".repeat(43)));
        var page = browser.open(at(BELOW, "/a"));
        var start = browser.open(at(BELOW, "/gateway/session?return_to=%2F"));

        assertEquals(400, middle.status());
        assertEquals(401, page.status());
        assertEquals(400, start.status());
        for (var reply : List.of(middle, page, start)) {
            assertEquals(Optional.empty(), reply.header("Location"));
            assertEquals(Optional.empty(), reply.header("Set-Cookie"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "//evil.test", "https://evil.test", "/%5Cevil.test", "/%0d%0aSet-Cookie:x=y", "%2F%2Fevil.test" })
    void attack63NobodyComesBackToAnotherSite(String target) {
        var browser = browserOf(person());

        var back = browser.open(codeFor(browser, APP, target)).header("Location").orElseThrow();

        assertEquals("/", back);
    }

    /** Scheme, name and port come from the settings and the policy. */
    @Test
    void attack13NoHeaderSaysWhereABrowserIsSent() {
        var browser = browserOf(person());
        var poison = new String[] { "Sec-Fetch-Mode: navigate", "X-Forwarded-Host: evil.test", "X-Forwarded-Proto: ftp",
                "X-Forwarded-Port: 6666", "Forwarded: host=evil.test", "X-Original-URL: https://evil.test/" };

        var challenge = browser.send("GET", at(APP, "/a"), poison).header("Location").orElseThrow();
        var issuer = browser.send("GET", challenge, poison).header("Location").orElseThrow();
        var code = browser.send("GET", issuer, poison).header("Location").orElseThrow();
        var back = browser.send("GET", code, poison).header("Location").orElseThrow();

        assertEquals(at(APP, "/gateway/session?return_to=%2Fa"), challenge);
        assertTrue(issuer.startsWith(at("localhost", "/handoff?host=app.example.test&target=L2E&browser=")), issuer);
        assertTrue(code.startsWith(at(APP, "/gateway/session?code=")), code);
        assertEquals("/a", back);
    }

    /** CSRF by host: neither another site nor the issuer, nor a port beside it, writes with the session of this host. */
    @ParameterizedTest
    @ValueSource(strings = { "Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: same-site", "Origin: https://evil.example",
            "Origin: null", "Origin: http://localhost", "Origin: http://app.example.test:1" })
    void attackAForeignPageWritesWithTheSessionOfAHost(String header) {
        var ada = person();
        var browser = signedIn(ada, APP);
        var before = upstream.received();

        for (var method : List.of("POST", "PUT", "DELETE")) {
            assertEquals(403, browser.send(method, at(APP, "/orders"), header).status());
        }
        assertEquals(before, upstream.received());
        assertTrue(
                knows(browser.send("POST", at(APP, "/orders"), "Sec-Fetch-Site: same-origin", "Origin: " + at(APP, "")), ada));
    }

    @Test
    void attack17ASessionAndATokenAtOnceAreNone() {
        var browser = signedIn(person(), APP);

        assertEquals(400, browser.send("GET", at(APP, "/"), "Authorization: Bearer x").status());
        assertEquals(400, browser.send("GET", at(APP, "/"), "Cookie: " + SESSION + "=x").status());
    }

    @Test
    void aSessionThatEndedMeanwhileIsNotHandedOver() throws Throwable {
        var ada = person();
        var browser = browserOf(ada);
        var code = codeFor(browser, APP, "/a");
        signOut(ada);

        assertEquals(400, browser.open(code).status());
        assertNull(browser.jar(APP).get(SESSION));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/gateway/session?code=%zz", "/gateway/session?code=", "/gateway/session?code=a&code=b",
            "/gateway/session?return_to=%zz", "/gateway/session?", "/gateway/session" })
    void whatCannotBeReadSignsNobodyIn(String target) {
        var browser = browserOf(person());
        browser.open(at(APP, "/gateway/session?return_to=%2F"));

        var reply = RawHttp.send(port, "GET " + target + " HTTP/1.1", "Host: " + APP, "Sec-Fetch-Mode: navigate",
                "Cookie: " + BROWSER + "=" + browser.jar(APP).get(BROWSER));

        assertTrue(List.of(303, 400).contains(reply.status()), "" + reply.status());
        assertFalse(reply.headers("Set-Cookie").anyMatch(set -> set.startsWith(SESSION)));
        assertFalse(reply.header("Location").filter(to -> !to.startsWith(at("localhost", "/handoff?"))).isPresent());
    }

    /** A page at a host of ours brings nothing of another site along, and nobody frames it. */
    @Test
    void pagesOfAHandoffAreSafe() {
        var page = browser().open(at(APP, "/gateway/session?code=" + "x".repeat(43)));

        assertEquals(400, page.status());
        assertTrue(page.header("Content-Security-Policy").orElseThrow().contains("frame-ancestors 'none'"));
        assertEquals(Optional.of("no-store"), page.header("Cache-Control"));
        assertEquals(Optional.of("no-referrer"), page.header("Referrer-Policy"));
    }

    /** Only GET; HEAD above all must not use a code up. */
    @ParameterizedTest
    @ValueSource(strings = { "HEAD", "POST", "PUT", "OPTIONS" })
    void attackNoOtherMethodUsesACodeUp(String method) {
        var browser = browserOf(person());
        var code = codeFor(browser, APP, "/a");

        assertEquals(401, browser.send(method, code, "Sec-Fetch-Mode: navigate").status());
        assertEquals(303, browser.open(code).status());
    }
}
