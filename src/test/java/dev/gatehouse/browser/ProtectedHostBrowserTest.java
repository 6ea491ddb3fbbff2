package dev.gatehouse.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.gatehouse.gateway.route.GivenRoutes;
import dev.gatehouse.platform.PublicUrl;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.EchoUpstream;
import dev.gatehouse.testing.MutableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** A page on another registrable domain, behind the built-in proxy: to it, to the passkey, and back to it. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class ProtectedHostBrowserTest {

    @Inject
    Doorstep doorstep;

    @Inject
    GivenRoutes routes;

    @Inject
    PublicUrl publicUrl;

    @Inject
    MutableClock clock;

    private EchoUpstream upstream;
    private String site;

    @BeforeEach
    void open() {
        upstream = new EchoUpstream();
        routes.use("""
                - { id: pb-app, hosts: [app.example.test], paths: [/**], upstream: 'http://127.0.0.1:%1$d' }
                - id: pb-recent
                  hosts: [app.example.test]
                  paths: [/recent]
                  require: { max-age: 5m }
                  upstream: http://127.0.0.1:%1$d
                """.formatted(upstream.port()));
        site = "http://app.example.test:" + URI.create(publicUrl.issuer()).getPort();
    }

    @AfterEach
    void close() {
        upstream.close();
        routes.restore();
        clock.reset();
    }

    @Test
    void signsInByPasskeyComesBackAndIsSignedOutWithTheIssuer() {
        try (var ada = doorstep.stranger().withoutAutofill()) {
            ada.withDevice();
            ada.enrols(doorstep.linkFor("Ada Lovelace", false));
            ada.page().context().clearCookies();

            ada.goes(site + "/orders/7?a=b").isAt("/login").presses("Sign in with a passkey").isAt("/orders/7");
            assertEquals(site + "/orders/7?a=b", ada.page().url());
            ada.sees("x-auth-subject: ");
            ada.goes(site + "/orders/8").isAt("/orders/8").sees("x-auth-subject: ");
            assertEquals(401, ada.page().evaluate("fetch('/none', { credentials: 'omit' }).then(reply => reply.status)"));

            ada.goes("/account").presses("Sign out").isAt("/login");
            ada.goes(site + "/orders/8").isAt("/login").reads("Sign in");
        }
    }

    @Test
    void confirmsByPasskeyWhereThePageAsksForIt() {
        try (var ada = doorstep.stranger().withoutAutofill()) {
            ada.withDevice();
            ada.enrols(doorstep.linkFor("Ada Lovelace", false));
            ada.goes(site + "/orders/7").isAt("/orders/7").sees("x-auth-subject: ");
            clock.advance(Duration.ofMinutes(6));

            ada.goes(site + "/recent?a=b").isAt("/login").reads("Confirm it's you").presses("Confirm with a passkey")
                    .isAt("/recent").sees("x-auth-subject: ");

            assertEquals(site + "/recent?a=b", ada.page().url());
        }
    }

    /** A page in words, whatever the browser keeps: it never gives up on a circle. */
    @Test
    void saysInWordsThatTheBrowserKeepsNoCookie() {
        try (var ada = doorstep.stranger().withoutAutofill()) {
            ada.withDevice();
            ada.enrols(doorstep.linkFor("Ada Lovelace", false));
            var visited = new CopyOnWriteArrayList<String>();
            ada.page().onRequest(request -> visited.add(request.url()));
            ada.goes(site + "/gateway/session?code=" + "x".repeat(43)).reads("You are not signed in here yet");

            assertThat(ada.page().getByText("Try again").first()).isVisible();
            assertEquals(1, visited.stream().filter(url -> url.contains("/gateway/session")).count());
        }
    }
}
