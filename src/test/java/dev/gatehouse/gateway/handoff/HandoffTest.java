package dev.gatehouse.gateway.handoff;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.gateway.GatewayConfig;
import dev.gatehouse.gateway.session.HostSessions;
import dev.gatehouse.platform.limit.RateLimiter;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.Rows;
import dev.gatehouse.testing.Settings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;

/** The journey of a browser: to a page, to the issuer, and back to the page. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class HandoffTest extends GivenHosts {

    @Inject
    RateLimiter limiter;

    @Inject
    Handoffs handoffs;

    @Inject
    HostSessions hostSessions;

    @Test
    void comesBackToThePageThatWasWanted() {
        var ada = person();
        var browser = browserOf(ada);

        var page = browser.follow(at(APP, "/orders/7?a=b&c=%20d"));

        assertTrue(knows(page, ada), page.body());
        assertTrue(page.body().startsWith("GET /orders/7?a=b&c=%20d\n"), page.body());
        assertFalse(page.body().contains("gatehouse-"), "no cookie of ours goes upstream: " + page.body());
        assertTrue(page.body().contains("x-auth-assertion: ey"), page.body());
        assertEquals(List.of(APP, APP, "localhost", APP, APP),
                browser.visited().stream().map(url -> URI.create(url).getHost()).toList());
        assertEquals(1, Rows.audited("gateway.session.started", ada.account()));
    }

    @Test
    void isSignedInFromThenOn() {
        var ada = person();
        var browser = signedIn(ada, APP);

        assertTrue(knows(browser.open(at(APP, "/next")), ada));
        assertTrue(knows(browser.send("GET", at(APP, "/data"), "Sec-Fetch-Mode: cors", "Sec-Fetch-Site: same-origin"), ada));
    }

    @Test
    void whoIsNotSignedInSignsInFirst() {
        var browser = browser();

        var issuer = browser.open(at(APP, "/gateway/session?return_to=%2Forders%2F7")).header("Location").orElseThrow();
        var login = browser.open(issuer).header("Location").orElseThrow();

        assertTrue(issuer.startsWith(at("localhost", "/handoff?host=app.example.test&target=")), issuer);
        assertTrue(login.startsWith(at("localhost", "/login?return_to=%2Fhandoff%3Fhost%3D")), login);
    }

    /** Each is told so in its own way; neither is sent anywhere, as it could not go there. */
    @ParameterizedTest
    @ValueSource(strings = { "Sec-Fetch-Mode: cors", "Sec-Fetch-Mode: no-cors", "X-Requested-With: XMLHttpRequest",
            "Accept: */*" })
    void neverRedirectsAScript(String header) {
        for (var target : List.of("/orders/7", "/gateway/session?return_to=%2F", "/gateway/session?code=x",
                "/gateway/session")) {
            var reply = browser().send("GET", at(APP, target), header);

            assertEquals(401, reply.status(), target);
            assertEquals(Optional.empty(), reply.header("Location"));
            assertEquals(Optional.empty(), reply.header("Set-Cookie"));
        }
    }

    /** Two tabs are two hand-offs of one browser. */
    @Test
    void tabsSignInSideBySide() {
        var ada = person();
        var browser = browserOf(ada);

        var first = codeFor(browser, APP, "/a");
        var cookie = browser.jar(APP).get(BROWSER);
        var second = codeFor(browser, APP, "/b");

        assertEquals(cookie, browser.jar(APP).get(BROWSER));
        assertEquals("/b", browser.open(second).header("Location").orElseThrow());
        assertEquals("/a", browser.open(first).header("Location").orElseThrow());
        assertTrue(knows(browser.open(at(APP, "/a")), ada));
        assertEquals(2, browser.jar(APP).size());
    }

    @Test
    void signingOutReachesEveryHost() throws Throwable {
        var ada = person();
        var browser = signedIn(ada, APP);
        assertTrue(knows(browser.follow(at(SHOP, "/")), ada));

        signOut(ada);

        assertEquals(401, browser.send("GET", at(APP, "/data"), "Sec-Fetch-Mode: cors").status());
        assertEquals(302, browser.open(at(SHOP, "/")).status());
        assertTrue(browser.follow(at(APP, "/")).status() == 200 && browser.visited().getLast().contains("/login?"),
                "is asked to sign in, and not told of a circle: " + browser.visited());
    }

    @Test
    void neverOutlivesTheSessionThatItCameFrom() {
        var ada = personOf(Duration.ofMinutes(719));
        Rows.execute("update sessions set last_seen_at = now() where id = ?", ada.sid());
        var browser = signedIn(ada, APP);
        assertTrue(knows(browser.open(at(APP, "/")), ada));

        clock.advance(Duration.ofMinutes(1));

        assertEquals(302, browser.open(at(APP, "/")).status());
    }

    /** Being at the host is being there: who only uses the app is not signed out of it for being idle. */
    @Test
    void usingTheHostKeepsTheSessionAlive() {
        var ada = person();
        var browser = signedIn(ada, APP);
        for (int each = 0; each < 3; each++) {
            clock.advance(Duration.ofMinutes(20));

            assertTrue(knows(browser.open(at(APP, "/")), ada));
        }
        clock.advance(Duration.ofMinutes(31));

        assertEquals(302, browser.open(at(APP, "/")).status());
    }

    @Test
    void confirmsWhoTheyAreWherePolicyAsksForItAndComesBack() {
        var ada = personOf(Duration.ofMinutes(6));
        var browser = signedIn(ada, APP);
        var script = browser.send("GET", at(APP, "/recent"), "Sec-Fetch-Mode: cors");
        assertEquals(Optional.of("Bearer error=\"insufficient_user_authentication\", acr_values=\"phr\", max_age=\"300\""),
                script.header("WWW-Authenticate"));

        var login = browser.follow(at(APP, "/recent?a=b"));
        var confirm = browser.visited().getLast();

        assertTrue(login.body().contains("Confirm it"), login.body());
        assertTrue(confirm.contains("fresh=true") && confirm.contains("confirmed%3Dtrue"), confirm);

        var back = URLDecoder.decode(confirm.substring(confirm.indexOf("return_to=") + 10, confirm.indexOf("&fresh")),
                StandardCharsets.UTF_8);
        var again = ada.signsInAgain(clock.instant());
        var page = browser.withCookie("localhost", SESSION, again.cookie()).follow(at("localhost", back));
        assertTrue(knows(page, ada), page.body());
        assertTrue(page.body().startsWith("GET /recent?a=b\n"), page.body());
    }

    /** Else they would confirm for ever. */
    @Test
    void whoConfirmedInVainIsToldSo() {
        var browser = browserOf(personOf(Duration.ofMinutes(6)));
        var issuer = browser.open(at(APP, "/gateway/session?return_to=%2Frecent")).header("Location").orElseThrow();

        var page = browser.open(issuer + "&confirmed=true");

        assertEquals(403, page.status());
        assertTrue(page.body().contains("asks for a stronger passkey"), page.body());
    }

    @Test
    void aBrowserWithoutCookiesGoesInNoCircle() {
        var ada = person();
        var browser = browserOf(ada);
        var code = codeFor(browser, APP, "/a");
        browser.jar(APP).clear();

        var page = browser.open(code);

        assertEquals(400, page.status());
        assertTrue(page.body().contains("Your browser keeps no cookie of this site"), page.body());
    }

    @Test
    void aBrowserThatDropsTheSessionAloneGoesInNoCircle() {
        var browser = signedIn(person(), APP);
        browser.jar(APP).remove(SESSION);

        var page = browser.follow(at(APP, "/"));

        assertEquals(403, page.status());
        assertTrue(page.body().contains("This site does not see that you are signed in"), page.body());
        assertEquals(2, browser.visited().size());
        clock.advance(Duration.ofSeconds(11));
        assertEquals(200, browser.follow(at(APP, "/")).status());
    }

    @Test
    void cookiesDoNotGrow() {
        var browser = browserOf(person());
        for (int each = 0; each < 5; each++) {
            browser.jar(APP).remove(SESSION);
            clock.advance(Duration.ofSeconds(11));
            browser.follow(at(APP, "/orders/" + each));
        }

        assertEquals(Set.of(SESSION, BROWSER), browser.jar(APP).keySet());
        assertEquals(98, browser.jar(APP).get(BROWSER).length());
    }

    /** However often a browser signs in at a host, it has one session there. */
    @Test
    void theSessionBeforeIsReplaced() {
        var ada = person();
        var browser = signedIn(ada, APP);
        browser.follow(at(SHOP, "/"));
        for (int each = 0; each < 3; each++) {
            browser.open(codeFor(browser, APP, "/" + each));
        }

        assertEquals(1, Rows.count("select count(*) from gateway_host_sessions where sid = ? and host = ?", ada.sid(), APP));
        assertEquals(2, Rows.count("select count(*) from gateway_host_sessions where sid = ?", ada.sid()));
        assertTrue(knows(browser.open(at(APP, "/a")), ada));
    }

    @Test
    void oneAddressMayDoThisSoOften() {
        var limit = new HandoffLimit(limiter, null,
                Settings.of(GatewayConfig.class, Map.of("gatehouse.gateway.handoffs-per-minute", "2")));

        assertTrue(limit.take("192.0.2.77").isEmpty());
        assertTrue(limit.take("192.0.2.77").isEmpty());
        assertTrue(limit.take("192.0.2.77").isPresent());
        assertTrue(limit.take("192.0.2.78").isEmpty());
    }

    @Test
    void whatIsOverIsDeleted() throws Throwable {
        var browser = signedIn(person(), APP);
        codeFor(browser, APP, "/a");
        clock.advance(Duration.ofHours(13));

        VertxContextSupport.subscribeAndAwait(() -> handoffs.purge(clock.instant()));
        VertxContextSupport.subscribeAndAwait(() -> hostSessions.purge(clock.instant()));

        assertEquals(0, Rows.count("select count(*) from gateway_handoffs"));
        assertEquals(0, Rows.count("select count(*) from gateway_host_sessions"));
    }

    /** Whoever reads the tables signs in nowhere. */
    @Test
    void keepsNoSecretButAsAHash() {
        var browser = browserOf(person());
        var code = codeFor(browser, APP, "/a").split("code=")[1];
        var row = Rows.text("select t::text from gateway_handoffs t order by id desc limit 1");
        browser.open(at(APP, "/gateway/session?code=" + code));
        var session = Rows.text("select t::text from gateway_host_sessions t order by id desc limit 1");

        assertFalse(row.contains(code));
        assertFalse(row.contains(browser.jar(APP).get(BROWSER).substring(0, 43)));
        assertFalse(session.contains(browser.jar(APP).get(SESSION)));
        assertNotEquals(row, session);
    }

    @Test
    void aRefusalIsAudited() {
        var before = Rows.refused("gateway.session.refused", "a code that is unknown or was used");
        var browser = browserOf(person());
        browser.open(at(APP, "/gateway/session?return_to=%2F"));
        browser.open(at(APP, "/gateway/session?code=" + "x".repeat(43)));

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertEquals(before + 1,
                Rows.refused("gateway.session.refused", "a code that is unknown or was used")));
    }
}
