package dev.gatehouse.gateway.caller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.gatehouse.gateway.AccessRequest;
import dev.gatehouse.gateway.Caller;
import dev.gatehouse.gateway.Credentials;
import dev.gatehouse.gateway.Refusal;
import dev.gatehouse.platform.GivenPublicUrl;
import io.vertx.core.Future;

/** What is decided before anybody looks at a token or a session: there is neither here to look at. */
class CallerResolverTest {

    private final CallerResolver resolver = new CallerResolver(null, null, GivenPublicUrl.of("https://id.example.com"), null);

    private Resolution resolve(String host, Credentials credentials) {
        var resolved = resolver.resolve(AccessRequest.of("GET", host, "/", credentials, false), audience -> true);
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
