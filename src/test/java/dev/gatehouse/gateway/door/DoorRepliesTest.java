package dev.gatehouse.gateway.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.gateway.Decision;
import dev.gatehouse.gateway.LimitStatus;
import dev.gatehouse.gateway.Refusal;
import io.vertx.core.json.JsonObject;

/** What each door makes of each refusal. */
class DoorRepliesTest {

    private static final List<LimitStatus> LIMITS = List.of(
            new LimitStatus("address", 20, Duration.ofSeconds(2), 3, Duration.ofMillis(1)),
            new LimitStatus("subject", 5, Duration.ofHours(1), 0, Duration.ofMillis(1_200)));
    private static final String SECRET_REASON = "the reason that only the operator reads";

    private final Door forwardAuth = new ForwardAuthDoor(null);
    private final Door authRequest = new AuthRequestDoor(null);
    private final Door extAuthz = new ExtAuthzDoor(null);
    private final Door token = new TokenDoor(null);

    /** Every kind of refusal with its status and what {@code WWW-Authenticate} has to say, empty for nothing. */
    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(new Refusal.Ambiguous(), 400, ""),
                Arguments.of(new Refusal.NoCredentials("https://api.test", Set.of()), 401, "Bearer realm=\"https://api.test\""),
                Arguments.of(new Refusal.NoCredentials("https://api.test", Set.of("b", "a")), 401,
                        "Bearer realm=\"https://api.test\", scope=\"a b\""),
                Arguments.of(new Refusal.BadCredentials(), 401, "Bearer error=\"invalid_token\""),
                Arguments.of(new Refusal.UnsupportedProof(), 401, "Bearer error=\"invalid_token\", error_description="
                        + "\"Proofs of possession are not supported here\""),
                Arguments.of(new Refusal.StepUp(Optional.empty(), Optional.of(Duration.ofMinutes(5))), 401,
                        "Bearer error=\"insufficient_user_authentication\", max_age=\"300\""),
                Arguments.of(new Refusal.StepUp(Optional.of("phr"), Optional.empty()), 401,
                        "Bearer error=\"insufficient_user_authentication\", acr_values=\"phr\""),
                Arguments.of(new Refusal.InsufficientScope(Set.of("write", "read")), 403,
                        "Bearer error=\"insufficient_scope\", scope=\"read write\""),
                Arguments.of(new Refusal.Forbidden(), 403, ""),
                Arguments.of(new Refusal.TooMany(Duration.ofMillis(1_200), LIMITS), 429, ""),
                Arguments.of(new Refusal.Unavailable(), 503, ""));
    }

    private static Decision.Refuse refuse(Refusal refusal) {
        return new Decision.Refuse(refusal, SECRET_REASON);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aProxyThatPassesAnyStatusOnGetsTheTrueOne(Refusal refusal, int status, String challenge) {
        for (var door : Set.of(forwardAuth, extAuthz, token)) {
            var reply = door.refuse(refuse(refusal), "r-1");

            assertEquals(status, reply.status());
            assertEquals(challenge, reply.headers().getOrDefault("WWW-Authenticate", ""));
            assertEquals(status, new JsonObject(reply.body()).getInteger("status"));
        }
    }

    /** Anything but 2xx, 401 and 403 is an error to nginx, and an error is a 500 to the client. */
    @ParameterizedTest
    @MethodSource("refusals")
    void aProxyThatKnows401And403GetsTheTrueStatusBesideIt(Refusal refusal, int status, String challenge) {
        var reply = authRequest.refuse(refuse(refusal), "r-1");

        assertEquals(status == 401 ? 401 : 403, reply.status());
        assertEquals(status == 401 ? null : Integer.toString(status), reply.headers().get("X-Auth-Status"));
        assertEquals(challenge, reply.headers().getOrDefault("WWW-Authenticate", ""));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void noReplySaysTheReasonAndEachNamesItsRequest(Refusal refusal, int status, String challenge) {
        for (var door : Set.of(forwardAuth, extAuthz, authRequest, token)) {
            var reply = door.refuse(refuse(refusal), "r-1");

            assertFalse(reply.toString().contains(SECRET_REASON));
            assertEquals("r-1", new JsonObject(reply.body()).getString("request_id"));
            assertEquals("no-store", reply.headers().get("Cache-Control"));
        }
    }

    @Test
    void onlyWhatMayWorkInAMomentSaysWhenToTryAgain() {
        refusals().map(row -> (Refusal) row.get()[0]).forEach(refusal -> assertEquals(
                refusal instanceof Refusal.Unavailable || refusal instanceof Refusal.TooMany,
                forwardAuth.refuse(refuse(refusal), "r").headers().containsKey("Retry-After"), refusal.toString()));
    }

    /** draft-ietf-httpapi-ratelimit-headers, RFC 9110 §10.2.3: whole seconds, and never too few of them. */
    @Test
    void whoAskedTooOftenIsToldWhenToComeBackAndWhereTheyStand() {
        for (var door : Set.of(forwardAuth, authRequest, token)) {
            var headers = door.refuse(refuse(new Refusal.TooMany(Duration.ofMillis(1_200), LIMITS)), "r-1").headers();

            assertEquals("2", headers.get("Retry-After"));
            assertEquals("\"address\";q=20;w=2, \"subject\";q=5;w=3600", headers.get("RateLimit-Policy"));
            assertEquals("\"address\";r=3;t=1, \"subject\";r=0;t=2", headers.get("RateLimit"));
        }
    }

    @Test
    void eachDoorTellsABrowserInItsOwnWayWhereToSignIn() {
        var challenge = new Decision.Challenge(URI.create("https://id.test/login"), new Refusal.NoCredentials("a", Set.of()));

        var redirect = forwardAuth.challenge(challenge, "r");
        var beside = authRequest.challenge(challenge, "r");

        assertEquals(DoorReply.of(302, Map.of("Location", "https://id.test/login", "Cache-Control", "no-store")), redirect);
        assertEquals(redirect, extAuthz.challenge(challenge, "r"));
        assertEquals(401, beside.status());
        assertEquals("https://id.test/login", beside.headers().get("X-Auth-Redirect"));
        assertFalse(beside.headers().containsKey("Location"));
        assertEquals(401, token.challenge(challenge, "r").status());
    }

    /** Names come from the policy file; none of them can end the header, or the quoted string it stands in. */
    @ParameterizedTest
    @ValueSource(strings = { "a\"b", "a\\", "a\r\nSet-Cookie: x=y", "a\u0000b", "\u00fcber", "\", error=\"x" })
    void aChallengeStaysOneHeaderWhateverTheAudienceIsCalled(String audience) {
        var header = RefusalReply.of(new Refusal.NoCredentials(audience, Set.of(audience)), "r").headers()
                .get("WWW-Authenticate");

        assertTrue(header.chars().allMatch(c -> c >= ' ' && c <= '~'), header);
        assertTrue(header.matches("Bearer realm=\"([^\"\\\\]|\\\\.)*\", scope=\"([^\"\\\\]|\\\\.)*\""), header);
    }

    @Test
    void eachDoorHasOnePathAndNoOther() {
        var paths = Map.of("/gateway/check", forwardAuth, "/gateway/auth-request", authRequest, "/gateway/token", token);

        paths.forEach((path, door) -> paths.values()
                .forEach(other -> assertEquals(other == door, other.isAt(path), path + " " + other.getClass())));
        paths.forEach((path, door) -> assertFalse(extAuthz.isAt(path)));
        for (var near : Set.of("/gateway/check/", "/gateway/Check", "/gateway", "/gateway/check?x", "//gateway/check")) {
            assertTrue(paths.values().stream().noneMatch(door -> door.isAt(near)) && !extAuthz.isAt(near), near);
        }
    }
}
