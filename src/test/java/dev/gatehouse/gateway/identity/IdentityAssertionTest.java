package dev.gatehouse.gateway.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.gatehouse.gateway.AccessRequest;
import dev.gatehouse.gateway.Caller;
import dev.gatehouse.gateway.Credentials;
import dev.gatehouse.gateway.GivenCallers;
import dev.gatehouse.gateway.HostName;
import dev.gatehouse.keys.JwtVerifier;
import dev.gatehouse.keys.Verification;
import dev.gatehouse.platform.PublicUrl;
import dev.gatehouse.platform.TokenHash;
import dev.gatehouse.testing.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.vertx.UniHelper;

@QuarkusTest
@QuarkusTestResource(Database.class)
class IdentityAssertionTest {

    private static final HostName HOST = new HostName("api.example.com");

    @Inject
    IdentityAssertion assertion;

    @Inject
    JwtVerifier verifier;

    @Inject
    PublicUrl publicUrl;

    private final Caller.Person person = GivenCallers.person(UUID.randomUUID().toString(), Optional.of("shop"),
            Set.of("orders.read", "openid"), new Caller.Binding("sid", UUID.randomUUID().toString()),
            Optional.of(new Caller.Proof(Instant.ofEpochSecond(1_700_000_000), "phr", List.of("user"))));

    private String about(Caller.Known caller, HostName host) {
        return UniHelper.toUni(assertion.about(caller, host)).await().atMost(Duration.ofSeconds(10));
    }

    @Test
    void saysWhoCallsWhichHostInWhichSession() {
        var jwt = about(person, HOST);

        var claims = assertInstanceOf(Verification.Valid.class, verifier.verify(jwt, "gatehouse-assertion+jwt")).claims();
        assertEquals(publicUrl.issuer(), claims.get("iss"));
        assertEquals("api.example.com", claims.get("aud"));
        assertEquals(person.subject(), claims.get("sub"));
        assertEquals(person.binding().value(), claims.get("sid"));
        assertEquals("openid orders.read", claims.get("scope"));
        assertEquals("shop", claims.get("client_id"));
        assertEquals("phr", claims.get("acr"));
        assertEquals(30L, ((Number) claims.get("exp")).longValue() - ((Number) claims.get("iat")).longValue());
    }

    @Test
    void isReusedForTheSameSessionAndHostAndForNothingElse() {
        var other = new Caller.Person(person.issuer(), person.subject(), person.client(), person.entitlements(),
                new Caller.Binding("sid", UUID.randomUUID().toString()), person.proof());

        assertEquals(about(person, HOST), about(person, HOST));
        assertNotEquals(about(person, HOST), about(person, new HostName("other.example.com")));
        assertNotEquals(about(person, HOST), about(other, HOST));
    }

    /** The hash is that of the path as it was sent: what stands encoded stays encoded, and the query is not in it. */
    @Test
    void forOneRequestNamesItsMethodItsPathAndItsId() {
        var jwt = about(person, "POST", "/orders/7/%72efund?now=1", "r-1");

        var claims = assertInstanceOf(Verification.Valid.class, verifier.verify(jwt, "gatehouse-assertion+jwt")).claims();
        assertEquals("POST", claims.get("htm"));
        assertEquals("r-1", claims.get("request_id"));
        assertEquals(Base64.getUrlEncoder().withoutPadding().encodeToString(TokenHash.sha256("/orders/7/%72efund".getBytes())),
                claims.get("path_hash"));
        assertEquals(person.subject(), claims.get("sub"));
        assertEquals("api.example.com", claims.get("aud"));
    }

    /** One that was seen at one request must not open another. */
    @Test
    void attackReplayedAssertionForOneRequestIsNotThatOfAnother() {
        assertNotEquals(about(person, "GET", "/a", "r-1"), about(person, "GET", "/a", "r-2"));
        assertNotEquals(about(person, HOST), about(person, "GET", "/a", "r-1"));
        assertEquals(about(person, HOST), about(person, HOST));
    }

    private String about(Caller.Known caller, String method, String target, String requestId) {
        var request = AccessRequest.of(method, HOST.value(), target, Credentials.none(), false);
        return UniHelper.toUni(assertion.about(caller, request, requestId)).await().atMost(Duration.ofSeconds(10));
    }

    @Test
    void isNoAccessToken() {
        assertInstanceOf(Verification.Invalid.class, verifier.verify(about(person, HOST), "at+jwt"));
    }

    @ParameterizedTest
    @CsvSource({ "X-Auth-Subject,true", "x_auth_subject,true", "X.AUTH.SUBJECT,true", "x-auth_Anything,true",
            "X_Request_Id,true", "X-Authority,false", "Authorization,false", "X-Request-Identity,false" })
    void knowsItsNamesInEverySpelling(String header, boolean reserved) {
        assertEquals(reserved, IdentityHeaders.isReserved(header));
    }
}
