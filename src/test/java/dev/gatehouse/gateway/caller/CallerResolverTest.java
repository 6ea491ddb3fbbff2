package dev.gatehouse.gateway.caller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.gatehouse.gateway.AccessRequest;
import dev.gatehouse.gateway.Caller;
import dev.gatehouse.gateway.Credentials;
import dev.gatehouse.gateway.GivenCallers;
import dev.gatehouse.gateway.HostName;
import dev.gatehouse.gateway.Refusal;
import dev.gatehouse.gateway.session.HostOrigins;
import dev.gatehouse.platform.GivenPublicUrl;
import dev.gatehouse.platform.PublicUrl;
import dev.gatehouse.platform.http.FetchMetadata;
import io.vertx.core.Future;

/** What is decided before anybody looks at a token or a session, and what a session does not excuse. */
class CallerResolverTest {

    private static final PublicUrl ISSUER = GivenPublicUrl.of("https://id.example.com");

    private final CallerResolver resolver = new CallerResolver(null, null, ISSUER, null);

    /** Everybody with a cookie is Ada. */
    private static final class Signed extends SessionCaller {

        Signed() {
            super(null, null, null, ISSUER);
        }

        @Override
        Future<Resolution> resolve(HostName host, String cookie) {
            return Future.succeededFuture(new Resolution.Resolved(GivenCallers.person("ada", Optional.empty(), Set.of(),
                    new Caller.Binding("sid", "s"), Optional.empty())));
        }
    }

    /**
     * Hijacking of WebSockets across sites: a neighbour's page opens one, the Lax cookie goes along, and no CORS asks anybody.
     * The pages of the host and those that the route names may.
     */
    @ParameterizedTest
    @CsvSource({ "GET,true,https://blog.example.com,true", "GET,true,null,true", "GET,true,https://api.example.com,false",
            "GET,true,https://shop.test,false", "GET,true,,false", "GET,false,https://blog.example.com,false",
            "POST,false,https://shop.test,true", "POST,true,https://shop.test,true" })
    void attackNoForeignPageActsWithASession(String method, boolean webSocket, String origin, boolean forged) {
        var said = new FetchMetadata(List.of(), origin == null ? List.of() : List.of(origin), webSocket);
        var request = AccessRequest.of(method, "api.example.com", "/", new Credentials(List.of(), List.of("y"), said, false),
                false);

        var found = new CallerResolver(null, new Signed(), ISSUER, new HostOrigins(ISSUER, OptionalInt.empty()))
                .resolve(request, audience -> true, "https://shop.test"::equals).result();

        assertEquals(forged, found instanceof Resolution.Rejected, found.toString());
        if (forged) {
            assertEquals(new Refusal.Forbidden(), rejected(found));
        }
    }

    private Resolution resolve(String host, Credentials credentials) {
        var resolved = resolver.resolve(AccessRequest.of("GET", host, "/", credentials, false), audience -> true,
                origin -> false);
        assertTrue(resolved.succeeded(), "told without waiting");
        return resolved.result();
    }

    private static Credentials presented(int headers, int cookies) {
        return new Credentials(Collections.nCopies(headers, "Bearer x"), Collections.nCopies(cookies, "y"));
    }

    /** Whoever stands behind us might believe the other one. */
    @ParameterizedTest
    @CsvSource({ "2,0", "1,1", "0,2", "3,3" })
    void attackRefusesTwoCredentialsAtOnce(int headers, int cookies) {
        for (var host : List.of("id.example.com", "api.example.com")) {
            assertEquals(new Resolution.Rejected(new Refusal.Ambiguous(), "two credentials"),
                    resolve(host, presented(headers, cookies)));
        }
    }

    @Test
    void knowsNobodyWhereNothingIsPresented() {
        assertEquals(new Resolution.Resolved(new Caller.Anonymous()), resolve("id.example.com", Credentials.none()));
    }

    /** Its sender must not believe that it protected them (RFC 9449 §7.1), whatever came beside it. */
    @ParameterizedTest
    @CsvSource({ "0,0", "1,0", "0,1", "2,2" })
    void refusesAProofOfPossessionBeforeAnythingElse(int headers, int cookies) {
        var presented = presented(headers, cookies);
        var credentials = new Credentials(presented.authorization(), presented.sessionCookies(), presented.fetchMetadata(),
                true);

        assertEquals(new Refusal.UnsupportedProof(), rejected(resolve("id.example.com", credentials)));
        assertEquals(new Refusal.UnsupportedProof(), rejected(resolver.resolveToken(credentials, audience -> true)));
    }

    @Test
    void judgesATokenAloneOnlyWhenThereIsOne() {
        assertEquals(new Refusal.NoCredentials("https://id.example.com", Set.of()),
                rejected(resolver.resolveToken(Credentials.none(), audience -> true)));
        assertEquals(new Refusal.NoCredentials("https://id.example.com", Set.of()),
                rejected(resolver.resolveToken(new Credentials(List.of(), List.of("a cookie")), audience -> true)));
        assertEquals(new Refusal.Ambiguous(), rejected(resolver.resolveToken(presented(2, 0), audience -> true)));
    }

    private static Refusal rejected(Future<Resolution> resolution) {
        return rejected(resolution.result());
    }

    private static Refusal rejected(Resolution resolution) {
        return ((Resolution.Rejected) resolution).refusal();
    }
}
