package dev.gatehouse.gateway.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
import dev.gatehouse.testing.Said;
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

    /** A token that may read must not write because nobody said what is asked: no route is no answer (attack 66). */
    @ParameterizedTest
    @ValueSource(strings = { "Accept: */*", "X-Real-IP: 10.0.0.1", "X-Request-Id: 7" })
    void attack66AQuestionThatNamesNoRequestIsNotJudgedByItsTokenAlone(String left) {
        assertEquals(400, check("127.0.0.1", "/gateway/check", left).status());
        assertEquals(403, check("127.0.0.1", "/gateway/auth-request", left).status());
    }

    @ParameterizedTest
    @ValueSource(strings = { "127.0.0.1", "127.0.0.2" })
    void whoHasOnlyATokenAsksAtADoorOfItsOwn(String source) {
        assertEquals(200, check(source, "/gateway/token").status());
    }

    @ParameterizedTest
    @CsvSource({ "X_Auth_Subject", "X.Auth.Subject", "X~Auth~Subject", "X!Auth!Subject", "X-Auth|Assertion", "X'Auth-Scopes" })
    void attack3AnAliasThatTheProxyWouldPassOnIsRefused(String alias) {
        assertEquals(400, check("127.0.0.1", "/gateway/check", "X-Forwarded-Method: GET", "X-Forwarded-Proto: https",
                "X-Forwarded-Host: gw.test", "X-Forwarded-Uri: /public/x", alias + ": root").status());
    }

    @Test
    void saysOnceThatAProxyIsNotTrusted() {
        var peers = new AskingPeers(null, null, new RateLimiter());
        try (var said = new Said(AskingPeers.class)) {
            peers.warn("10.0.0.9");
            peers.warn("10.0.0.9");
            peers.warn("10.0.0.8");

            assertEquals(1, said.lines().size(), said.lines().toString());
            assertTrue(said.lines().getFirst().contains("event=gateway.peer.untrusted"), said.lines().toString());
        }
    }
}
