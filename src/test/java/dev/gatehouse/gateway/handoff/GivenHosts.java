package dev.gatehouse.gateway.handoff;

import java.time.Duration;
import java.time.Instant;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import dev.gatehouse.account.session.SessionTermination;
import dev.gatehouse.gateway.route.GivenRoutes;
import dev.gatehouse.testing.EchoUpstream;
import dev.gatehouse.testing.GivenPerson;
import dev.gatehouse.testing.HostBrowser;
import dev.gatehouse.testing.MutableClock;
import dev.gatehouse.testing.RawHttp;
import io.quarkus.vertx.VertxContextSupport;

/** Two protected hosts, each on a registrable domain of its own, and browsers of people who are signed in at the issuer. */
abstract class GivenHosts {

    static final String APP = "app.example.test";
    static final String BELOW = "a.wild.test";
    static final String SHOP = "shop.example.net";
    static final String SESSION = GivenPerson.COOKIE;
    static final String BROWSER = "gatehouse-handoff";

    @Inject
    GivenRoutes routes;

    @Inject
    MutableClock clock;

    @Inject
    SessionTermination termination;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    EchoUpstream upstream;

    @BeforeEach
    void open() {
        upstream = new EchoUpstream();
        routes.use("""
                - { id: ho-app, hosts: [app.example.test], paths: [/**], upstream: 'http://127.0.0.1:%1$d' }
                - id: ho-recent
                  hosts: [app.example.test]
                  paths: [/recent]
                  require: { acr: phr, max-age: 5m }
                  upstream: http://127.0.0.1:%1$d
                - { id: ho-shop, hosts: [shop.example.net], paths: [/**], upstream: 'http://127.0.0.1:%1$d' }
                - { id: ho-wild, hosts: ['*.wild.test'], paths: [/**], upstream: 'http://127.0.0.1:%1$d' }
                """.formatted(upstream.port()));
    }

    @AfterEach
    void close() {
        upstream.close();
        routes.restore();
        clock.reset();
    }

    String at(String host, String target) {
        return "http://" + host + ":" + port + target;
    }

    HostBrowser browser() {
        return new HostBrowser().knowing("localhost", port).knowing(APP, port).knowing(SHOP, port).knowing(BELOW, port);
    }

    HostBrowser browserOf(GivenPerson person) {
        return browser().withCookie("localhost", SESSION, person.cookie());
    }

    /** Somebody who is signed in at the host already. */
    HostBrowser signedIn(GivenPerson person, String host) {
        var browser = browserOf(person);
        browser.follow(at(host, "/"));
        return browser;
    }

    static GivenPerson person() {
        return GivenPerson.signedIn("Ada Lovelace");
    }

    static GivenPerson personOf(Duration ago) {
        return GivenPerson.signedIn("Ada Lovelace", Instant.now().minus(ago));
    }

    /** Goes as far as the address with the code, and not there. */
    String codeFor(HostBrowser browser, String host, String target) {
        var issuer = browser.open(at(host, "/gateway/session?return_to=" + target)).header("Location").orElseThrow();
        return browser.open(issuer).header("Location").orElseThrow();
    }

    void signOut(GivenPerson person) throws Throwable {
        VertxContextSupport.subscribeAndAwait(() -> termination.end(person.sid(), "a test"));
    }

    static boolean knows(RawHttp.Reply reply, GivenPerson person) {
        return reply.status() == 200 && reply.body().contains("x-auth-subject: " + person.account() + "\n");
    }

}
