package dev.gatehouse.gateway.issuer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;

import dev.gatehouse.gateway.issuer.GivenIssuer.Mood;
import dev.gatehouse.platform.network.GivenOutbound;
import dev.gatehouse.platform.network.OutboundHttp;
import dev.gatehouse.platform.policy.PolicyText;
import io.vertx.core.Vertx;

/** Fetching keys from a real server that is honest, and from one that is not. */
class KeyPublicationTest {

    private static final Vertx VERTX = Vertx.vertx();
    private final GivenIssuer given = new GivenIssuer();

    @AfterEach
    void end() {
        given.close();
    }

    @AfterAll
    static void close() {
        VERTX.close();
    }

    private Map<String, IssuerKey> fetch(OutboundHttp http, String... lines) throws Exception {
        var yaml = "- issuer: " + given.issuer() + "\n  audience: [a]\n"
                + String.join("", List.of(lines).stream().map(line -> "  " + line + "\n").toList());
        var entry = IssuerSection.read(PolicyText.parse(yaml), "https://id.example.com").getFirst();
        return new KeyPublication(entry, http).fetch().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private OutboundHttp allowed() {
        return GivenOutbound.allowing(VERTX, "127.0.0.1");
    }

    @Test
    void findsTheKeysThroughTheMetadata() throws Exception {
        assertEquals(Set.of(given.key().getKeyID(), given.ellipticKey().getKeyID()), fetch(allowed()).keySet());
        assertEquals(List.of("/.well-known/openid-configuration", "/keys"), given.asked());
    }

    @Test
    void asksForTheKeysAloneWhenThePolicyNamesThem() throws Exception {
        fetch(allowed(), "jwks-uri: " + given.issuer() + "/elsewhere");
        fetch(allowed(), "jwks-uri: " + given.issuer());

        assertEquals(List.of("/elsewhere", "/"), given.asked());
    }

    /** One key told twice is one key; two under one id are none, and the others still count. */
    @Test
    void takesAKeyThatIsToldTwiceAndNoneOfTwoUnderOneId() throws Exception {
        var twice = given.ellipticKey().toPublicJWK();
        var first = given.key().toPublicJWK();
        var second = new RSAKeyGenerator(2048).keyID(first.getKeyID()).generate().toPublicJWK();

        var keys = KeyPublication.keys(new JsonMapper().readTree(
                new JWKSet(List.of(twice, twice, first, second)).toString()));

        assertEquals(Set.of(twice.getKeyID()), keys.keySet());
    }

    @ParameterizedTest
    @EnumSource(value = Mood.class, names = { "HONEST" }, mode = EnumSource.Mode.EXCLUDE)
    void takesNoKeysFromAServerThatMisbehaves(Mood mood) {
        given.become(mood);

        var failure = assertThrows(ExecutionException.class, () -> fetch(allowed()));

        assertInstanceOf(OutboundHttp.Unreachable.class, failure.getCause());
        assertTrue(given.asked().stream().noneMatch(path -> path.startsWith("/elsewhere")), "no redirect is followed");
    }

    /** Without leave nothing inside is asked, not even whether it is there. */
    @Test
    void attackReachesNoPrivateAddress() {
        var failure = assertThrows(ExecutionException.class, () -> fetch(GivenOutbound.allowing(VERTX, "localhost")));

        assertTrue(failure.getCause().getMessage().contains("gatehouse.outbound.allow-hosts"));
        assertEquals(List.of(), given.asked());
    }

    @Test
    void failsWhenNobodyListens() {
        given.close();

        assertInstanceOf(OutboundHttp.Unreachable.class,
                assertThrows(ExecutionException.class, () -> fetch(allowed())).getCause());
    }
}
