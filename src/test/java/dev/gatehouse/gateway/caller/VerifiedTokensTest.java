package dev.gatehouse.gateway.caller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

import dev.gatehouse.gateway.Caller;
import dev.gatehouse.gateway.Entitlements;
import dev.gatehouse.gateway.GatewayConfig;
import dev.gatehouse.gateway.GivenCallers;
import dev.gatehouse.oidc.Scopes;
import dev.gatehouse.oidc.token.AccessToken;
import dev.gatehouse.oidc.token.AccessToken.AuthorizationClaims;
import dev.gatehouse.oidc.token.AuthenticationClaims;
import dev.gatehouse.platform.GivenPublicUrl;
import dev.gatehouse.platform.TokenHash;
import dev.gatehouse.testing.Settings;

class VerifiedTokensTest {

    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final TokenHash HASH = TokenHash.of("a token");

    private static final Entitlements HELD = new Entitlements(Set.of("read"), Set.of("support"), Set.of("berlin"));

    private final AtomicReference<Instant> time = new AtomicReference<>(NOW);
    private final VerifiedTokens tokens = new VerifiedTokens(Settings.of(GatewayConfig.class, Map.of()),
            GivenPublicUrl.of(GivenCallers.ISSUER), new Clock() {

                @Override
                public Instant instant() {
                    return time.get();
                }

                @Override
                public ZoneOffset getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }
            });

    private static AccessToken token(String subject, Optional<String> sid, Optional<AuthenticationClaims> authentication) {
        return new AccessToken(subject, "robot", new Scopes(Set.of("read")), List.of("https://api.test"), sid, "token-1",
                NOW.minusSeconds(10), NOW.plusSeconds(300), authentication,
                new AuthorizationClaims(Set.of("support"), Set.of("berlin"), Instant.EPOCH));
    }

    @Test
    void findsWhatWasKeptUntilItExpires() {
        var kept = tokens.keep(HASH, token("robot", Optional.empty(), Optional.empty()));

        assertEquals(Optional.of(kept), tokens.find(HASH));
        time.set(NOW.plusSeconds(299));
        assertEquals(Optional.of(kept), tokens.find(HASH));
        time.set(NOW.plusSeconds(300));
        assertTrue(tokens.find(HASH).isEmpty());
    }

    @Test
    void findsNothingByAnotherHash() {
        tokens.keep(HASH, token("robot", Optional.empty(), Optional.empty()));

        assertTrue(tokens.find(TokenHash.of("another token")).isEmpty());
    }

    /** The subject of a machine is its client id; what it is told apart by is the token. */
    @Test
    void knowsAMachine() {
        assertEquals(new Caller.Machine(GivenCallers.ISSUER, "robot", HELD, new Caller.Binding("jti", "token-1")),
                VerifiedToken.of(token("robot", Optional.empty(), Optional.empty()), GivenCallers.ISSUER).caller());
    }

    @Test
    void knowsAPersonBySessionAndHowTheyProvedThemselves() {
        var proof = new AuthenticationClaims(NOW.minusSeconds(60), "phr", List.of("user", "mfa"));

        assertEquals(
                new Caller.Person(GivenCallers.ISSUER, "ada", Optional.of("robot"), HELD,
                        new Caller.Binding("sid", "session-1"),
                        Optional.of(new Caller.Proof(NOW.minusSeconds(60), "phr", List.of("user", "mfa")))),
                VerifiedToken.of(token("ada", Optional.of("session-1"), Optional.of(proof)), GivenCallers.ISSUER).caller());
    }

    /** With offline_access nothing ends with a session: the token itself is what an assertion is bound to. */
    @Test
    void knowsAPersonByTokenWithoutASession() {
        assertEquals(new Caller.Binding("jti", "token-1"),
                VerifiedToken.of(token("ada", Optional.empty(), Optional.empty()), GivenCallers.ISSUER).caller().binding());
    }

    /** A session makes it a person's, even were the subject spelled like a client. */
    @Test
    void takesATokenWithASessionForAPersons() {
        assertTrue(VerifiedToken.of(token("robot", Optional.of("session-1"), Optional.empty()), GivenCallers.ISSUER)
                .caller() instanceof Caller.Person);
    }
}
