package dev.gatehouse.gateway.issuer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.gatehouse.platform.policy.PolicyError;
import dev.gatehouse.platform.policy.PolicyText;

class IssuerSectionTest {

    private static final String OURS = "https://id.example.com";

    private static List<TrustedIssuer> read(String yaml) {
        return IssuerSection.read(PolicyText.parse(yaml), OURS);
    }

    @Test
    void trustsNobodyWithoutTheSection() {
        assertEquals(List.of(), IssuerSection.read(PolicyText.parse("issuers: []").get("issuers"), OURS));
        assertEquals(List.of(), IssuerSection.read(PolicyText.parse("routes: []").get("issuers"), OURS));
    }

    @Test
    void readsAnIssuerWithNothingButItsAudience() {
        var issuer = read("- {issuer: https://login.example.org/, audience: [https://api.example.com]}").getFirst();

        assertEquals("https://login.example.org/", issuer.issuer());
        assertEquals(Set.of("https://api.example.com"), issuer.audience());
        assertEquals(SignatureAlgorithm.USUAL, issuer.algorithms());
        assertEquals(Set.of("at+jwt", "jwt"), issuer.types());
        assertEquals(Duration.ofSeconds(30), issuer.clockSkew());
        assertEquals(new TrustedIssuer.Publication(URI.create("https://login.example.org/.well-known/openid-configuration"),
                Optional.empty(), Optional.empty(), Optional.empty()), issuer.publication());
    }

    @Test
    void readsEveryKey() {
        var issuer = read("""
                - issuer: https://login.example.org
                  audience: [a]
                  jwks-uri: https://keys.example.org/jwks
                  algorithms: [ES256]
                  token-types: [at+jwt]
                  clock-skew: 5s
                  audience-claim: { from: client_id, map: { "123": a } }
                  subject: oid
                  client: cid
                  scopes: { from: scp, prefix: "x:" }
                  roles: https://example.com/roles
                  groups: { from: [kubernetes.io, groups] }
                """).getFirst();

        assertEquals(Set.of(SignatureAlgorithm.ES256), issuer.algorithms());
        assertEquals(Optional.of(URI.create("https://keys.example.org/jwks")), issuer.publication().jwks());
        assertEquals(new TrustedIssuer.Mapping(new ClaimSource(List.of(List.of("client_id")), "", Map.of("123", "a")),
                ClaimSource.of("oid"), ClaimSource.of("cid"), new ClaimSource(List.of(List.of("scp")), "x:", Map.of()),
                ClaimSource.of("https://example.com/roles"),
                new ClaimSource(List.of(List.of("kubernetes.io", "groups")), "", Map.of())), issuer.mapping());
    }

    /** A changed policy is compared with the one that runs: what is alike goes on with its keys. */
    @Test
    void readsTheSameTwiceAsEqual() {
        var yaml = "- {issuer: https://login.example.org, audience: [a], roles: {from: r, map: {x: y}}}";

        assertEquals(read(yaml), read(yaml));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{audience: [a]} | 'issuer' is missing",
            "{issuer: https://x.example} | without audience",
            "{issuer: https://x.example, audience: []} | without audience",
            "{issuer: https://id.example.com, audience: [a]} | our own issuer",
            "{issuer: https://ID.example.com/, audience: [a]} | our own issuer",
            "{issuer: http://x.example, audience: [a]} | not an address that can be trusted",
            "{issuer: x.example, audience: [a]} | not an address that can be trusted",
            "{issuer: https://user@x.example, audience: [a]} | not an address that can be trusted",
            "{issuer: 'https://x.example#a', audience: [a]} | not an address that can be trusted",
            "{issuer: 'https://x.example?a', audience: [a]} | not an address that can be trusted",
            "{issuer: https://x.example, audience: [a], jwks-uri: http://x.example} | not an address that can be trusted",
            "{issuer: https://x.example, audience: [a], jwks-uri: https://x.example/k, discovery: https://x.example/d} | not asked",
            "{issuer: https://x.example, audience: [a], algorithms: [HS256]} | no signature that a public key verifies",
            "{issuer: https://x.example, audience: [a], algorithms: [none]} | no signature that a public key verifies",
            "{issuer: https://x.example, audience: [a], algorithms: []} | empty list",
            "{issuer: https://x.example, audience: [a], token-types: [id+jwt]} | No access token",
            "{issuer: https://x.example, audience: [a], clock-skew: 3m} | not so far off",
            "{issuer: https://x.example, audience: [a], clock-skew: 1500ms} | not so far off",
            "{issuer: https://x.example, audience: [a], ca-file: pom.xml} | no certificate in the file",
            "{issuer: https://x.example, audience: [a], ca-file: nowhere.pem} | cannot be read",
            "{issuer: http://localhost, audience: [a], token-file: pom.xml} | not sent over http",
            "{issuer: https://x.example, audience: [a], scopes: a..b} | not the way to a claim",
            "{issuer: https://x.example, audience: [a], roles: {prefix: p}} | 'from' is missing",
            "{issuer: https://x.example, audience: [a], roles: {from: r, map: {}}} | translates nothing",
            "{issuer: https://x.example, audience: [a], roles: {from: r, map: {a: b}, prefix: p}} | not both",
            "{issuer: https://x.example, audience: [a], verify: false} | Unknown key",
    })
    void refusesWhatCannotBeTrusted(String entry, String what) {
        var error = assertThrows(PolicyError.class, () -> read("# first\n- " + entry));

        assertTrue(error.getMessage().contains(what), error.getMessage());
        assertEquals(2, error.line());
    }

    @Test
    void refusesAnIssuerTwice() {
        var error = assertThrows(PolicyError.class, () -> read("""
                - { issuer: https://x.example, audience: [a] }
                - { issuer: https://x.example, audience: [b] }
                """));

        assertTrue(error.getMessage().contains("declared twice"));
        assertEquals(2, error.line());
    }

    /** A token for the server of the keys is a secret: it is read from a file and prints nowhere. */
    @Test
    void readsTheTokenForTheServerOfTheKeys(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("token"), "very-secret\n");
        var issuer = read("- {issuer: https://x.example, audience: [a], token-file: " + file + "}").getFirst();

        assertEquals("very-secret", issuer.publication().bearer().orElseThrow().value());
        assertTrue(!issuer.toString().contains("very-secret"));
    }
}
