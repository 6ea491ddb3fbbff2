package dev.gatehouse.gateway.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.gateway.GivenTokens;
import dev.gatehouse.platform.PublicUrl;
import dev.gatehouse.platform.limit.RateLimiter;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.RawHttp;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** A proxy that lost some of what it says about a request must not get the answer for a request without a proxy. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class LostForwardedHeadersTest {

    @Inject
    GivenTokens tokens;

    @Inject
    PublicUrl publicUrl;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    private RawHttp.Reply check(String source, String door, String... headers) {
        var lines = new ArrayList<>(List.of("GET " + door + " HTTP/1.1", "Host: gw.test",
                "Authorization: Bearer " + tokens.with("at+jwt", Map.of("aud", List.of(publicUrl.issuer())))));
        lines.addAll(List.of(headers));
        return RawHttp.sendFrom(source, port, lines.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = { "X-Forwarded-Uri: /orders/7", "X-Forwarded-Method: GET", "X-Forwarded-Host: gw.test",
            "X-Forwarded-For: 10.0.0.1", "X-Forwarded-Proto: https", "x_forwarded_uri: /x", "Forwarded: for=10.0.0.1" })
    void attack10AConnectionHeaderThatStripsTheOthersDoesNotLowerTheJudgement(String left) {
        assertEquals(400, check("127.0.0.1", "/gateway/check", left).status());
        assertEquals(403, check("127.0.0.1", "/gateway/auth-request", left).status());
    }

    @Test
    void aPlainCallIsStillJudgedByItsToken() {
        assertEquals(200, check("127.0.0.1", "/gateway/check").status());
    }

    @ParameterizedTest
    @CsvSource({ "X_Auth_Subject", "X.Auth.Subject", "X~Auth~Subject", "X!Auth!Subject", "X-Auth|Assertion", "X'Auth-Scopes" })
    void attack3AnAliasThatTheProxyWouldPassOnIsRefused(String alias) {
        assertEquals(400, check("127.0.0.1", "/gateway/check", "X-Forwarded-Method: GET", "X-Forwarded-Host: gw.test",
                "X-Forwarded-Uri: /public/x", alias + ": root").status());
    }

    @Test
    void saysOnceThatAProxyIsNotTrusted() {
        var said = new CopyOnWriteArrayList<String>();
        var listener = new Handler() {

            @Override
            public void publish(LogRecord logged) {
                said.add(
                        logged.getMessage() + List.of(logged.getParameters() == null ? new Object[0] : logged.getParameters()));
            }

            @Override
            public void flush() {
                // Nothing is held back.
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
        var logger = Logger.getLogger(PeerWarning.class.getName());
        logger.addHandler(listener);
        try {
            var warning = new PeerWarning(new RateLimiter());
            warning.untrusted("10.0.0.9");
            warning.untrusted("10.0.0.9");
            warning.untrusted("10.0.0.8");
        } finally {
            logger.removeHandler(listener);
        }
        assertEquals(1, said.size(), said.toString());
        assertTrue(said.getFirst().contains("event=gateway.peer.untrusted"), said.toString());
    }
}
