package dev.gatehouse.gateway.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.gateway.AmbiguousRequest;
import io.vertx.core.MultiMap;

/** A proxy names the request it asks about completely and once, in one family of headers, or it is refused (attack 66). */
class OriginalRequestTest {

    private static final List<String> FORWARDED = List.of("X-Forwarded-Method: POST", "X-Forwarded-Proto: https",
            "X-Forwarded-Host: api.test:8443", "X-Forwarded-Uri: /orders/7?a=b");
    private static final List<String> ORIGINAL = List.of("X-Original-Method: POST",
            "X-Original-URL: https://api.test:8443/orders/7?a=b");

    private static MultiMap headers(List<String> lines, String... more) {
        var headers = MultiMap.caseInsensitiveMultiMap();
        lines.forEach(line -> add(headers, line));
        List.of(more).forEach(line -> add(headers, line));
        return headers;
    }

    private static void add(MultiMap headers, String line) {
        var colon = line.indexOf(": ");
        headers.add(line.substring(0, colon), line.substring(colon + 2));
    }

    private static String refused(MultiMap headers) {
        return assertThrows(AmbiguousRequest.class, () -> OriginalRequest.of("GET", headers)).getMessage();
    }

    @Test
    void readsEitherFamily() {
        var meant = new OriginalRequest("POST", "api.test:8443", "/orders/7?a=b");

        assertEquals(meant, OriginalRequest.of("GET", headers(FORWARDED)));
        assertEquals(meant, OriginalRequest.of("GET", headers(ORIGINAL)));
    }

    @Test
    void takesAFamilyInAnyCaseAndWhatSaysNothingOfTheRequestBesideIt() {
        var beside = new String[] { "X-Forwarded-For: 10.0.0.1", "X-Forwarded-Port: 443", "X-Forwarded-Server: edge",
                "X-Real-Ip: 10.0.0.1", "X-Request-Id: 7", "X-Scheme: https", "Accept: */*", "From: somebody" };

        assertEquals("/x", OriginalRequest.of("GET", headers(List.of("x-forwarded-method: GET", "X-FORWARDED-PROTO: http",
                "X-Forwarded-host: api.test", "X-Forwarded-URI: /x"), beside)).target());
        assertEquals("/orders/7?a=b", OriginalRequest.of("GET", headers(ORIGINAL, beside)).target());
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 1, 2, 3 })
    void attack66AnIncompleteForwardedFamilyIsRefusedAndTheReasonSaysWhatToSend(int missing) {
        var left = FORWARDED.stream().filter(line -> !line.equals(FORWARDED.get(missing))).toList();
        var name = FORWARDED.get(missing).substring(0, FORWARDED.get(missing).indexOf(':'));

        var reason = refused(headers(left));

        assertTrue(reason.startsWith(name + " is missing"), reason);
        assertTrue(reason.contains("X-Forwarded-Uri") && reason.contains("X-Original-URL"), reason);
    }

    @Test
    void attack66NothingIsNoRequest() {
        assertTrue(refused(headers(List.of("Authorization: Bearer x"))).contains("is missing; a proxy has to send"));
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 1 })
    void attack66AnIncompleteOriginalFamilyIsRefused(int missing) {
        assertTrue(refused(headers(List.of(ORIGINAL.get(1 - missing)))).contains("is missing"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "X-Original-Method: GET", "X-Original-URL: https://api.test/public/x" })
    void attack66TheFamiliesAreNeverMixed(String stray) {
        assertTrue(refused(headers(FORWARDED, stray)).startsWith("X-Original headers beside"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "X-Forwarded-Method: GET", "X-Forwarded-Uri: /public/x", "X-Forwarded-Host: api.test",
            "X-Forwarded-Proto: https" })
    void attack66NeitherIsCompletedByTheOther(String stray) {
        refused(headers(ORIGINAL, stray));
        refused(headers(ORIGINAL.subList(0, 1), stray));
        refused(headers(ORIGINAL.subList(1, 2), stray));
    }

    /** nginx as its manual shows it sets this header alone and passes everything else on: a client would add the rest. */
    @Test
    void attack66WhatNginxSendsByItsManualIsRefusedWhateverStandsBesideIt() {
        var nginx = "X-Original-URI: /orders/7?a=b";

        refused(headers(List.of(nginx)));
        refused(headers(FORWARDED, nginx));
        var reason = refused(headers(ORIGINAL, nginx));

        assertTrue(reason.contains("send X-Original-Method and X-Original-URL"), reason);
    }

    /** What haproxy-auth-request does by its manual: HEAD, with all that the client said. */
    @ParameterizedTest
    @ValueSource(strings = { "HEAD", "POST", "OPTIONS" })
    void attack66AQuestionWithAnotherMethodThanGetIsRefused(String asking) {
        var reason = assertThrows(AmbiguousRequest.class, () -> OriginalRequest.of(asking, headers(FORWARDED))).getMessage();

        assertTrue(reason.contains("passes on whatever its client says"), reason);
    }

    @ParameterizedTest
    @ValueSource(strings = { "X-Forwarded-Method: POST", "X-Forwarded-Proto: https", "X-Forwarded-Host: other.test",
            "X-Forwarded-Uri: /public/x" })
    void attack5EachOnce(String again) {
        assertTrue(refused(headers(FORWARDED, again)).contains("more than once"));
    }

    @ParameterizedTest
    @CsvSource({ "X_Forwarded_Uri", "X.Forwarded.Uri", "X-Forwarded_Host", "X_Forwarded_Method", "X_Forwarded-Proto",
            "X_Original_URL", "X.Original.Method" })
    void attack3AnotherSpellingOfTheSameIsRefused(String alias) {
        refused(headers(FORWARDED, alias + ": /public/x"));
        refused(headers(ORIGINAL, alias + ": /public/x"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "ftp", "https, http", "", "HTTPS" })
    void attack66ASchemeIsOne(String proto) {
        refused(headers(List.of(FORWARDED.get(0), "X-Forwarded-Proto: " + proto, FORWARDED.get(2), FORWARDED.get(3))));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/orders/7", "api.test/orders/7", "https://api.test", "https://api.test?x=/y", "://api.test/x",
            "https:/api.test/x", "javascript://api.test/x", "https, https://api.test/x" })
    void attack66AnOriginalUrlHasSchemeHostAndPath(String url) {
        var headers = headers(List.of(ORIGINAL.getFirst(), "X-Original-URL: " + url));

        // A question mark before the first slash is taken for a part of the host, which no host may have.
        if (url.contains("?")) {
            assertEquals("api.test?x=", OriginalRequest.of("GET", headers).authority());
        } else {
            refused(headers);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override", "X-Rewrite-URL",
            "X-Forwarded-Prefix", "X-Forwarded-Path", "X-Original-Host", "X-Host", "X-Envoy-Original-Path", "X-Script-Name",
            "X_HTTP_Method_Override", "x.rewrite.url", "X_Forwarded-Prefix", "X-Original-URI", "X_Original_URI", "Forwarded",
            "forwarded" })
    void attack7WhatChangesMethodPathOrHostBehindTheCheckIsRefused(String name) {
        refused(headers(FORWARDED, name + ": /x"));
        refused(headers(ORIGINAL, name + ": /x"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "X-Auth-Roles", "X-Auth-User", "x-auth-groups", "X-Auth-Status", "X_Auth_Roles",
            "X_Auth_Subject", "X.Auth.Scopes", "x_request_id", "X_Auth_Request_Redirect" })
    void attack7AnIdentityThatTheCheckDoesNotAnswerIsRefused(String name) {
        refused(headers(FORWARDED, name + ": admin"));
        refused(headers(ORIGINAL, name + ": admin"));
    }

    /** The answer stands in their place, and ingress-nginx says of its own accord where to go after signing in. */
    @ParameterizedTest
    @ValueSource(strings = { "X-Auth-Subject", "x-auth-scopes", "X-AUTH-CLIENT", "X-Auth-Assertion",
            "X-Auth-Request-Redirect" })
    void takesTheNamesThatAreAnswered(String name) {
        assertEquals("POST", OriginalRequest.of("GET", headers(ORIGINAL, name + ": x")).method());
    }

    private static OriginalRequest itself(String... lines) {
        return OriginalRequest.ofItself("POST", "api.test", "/orders/7?a=b", headers(List.of(lines)));
    }

    @Test
    void takesTheQuestionForTheRequestWhereNothingElseNamesOne() {
        var meant = new OriginalRequest("POST", "api.test", "/orders/7?a=b");

        assertEquals(meant, itself());
        assertEquals(meant, itself("X-Forwarded-Proto: https", "X-Forwarded-For: 10.0.0.1", "X-Envoy-Internal: true",
                "X-Auth-Subject: x"));
    }

    /** Who set the proxy up reads in the log what it has to say. */
    @ParameterizedTest
    @ValueSource(strings = { "X-Forwarded-Method", "X-Forwarded-Host", "X-Forwarded-Uri", "X-Original-Method",
            "X-Original-URL" })
    void attack15WhatNamesARequestBesideTheQuestionIsRefusedAndTheReasonSaysWhatToLeaveOut(String name) {
        var reason = assertThrows(AmbiguousRequest.class, () -> itself(name + ": GET")).getMessage();

        assertTrue(reason.startsWith(name + " names a request beside"), reason);
        assertTrue(reason.contains("allowed_headers") && reason.contains("request_headers_to_remove"), reason);
    }

    @ParameterizedTest
    @ValueSource(strings = { "X-Envoy-Original-Path", "X-Envoy-Original-URL", "X-HTTP-Method-Override", "X_Forwarded_Uri",
            "X-Original-URI", "X_Auth_Subject", "Forwarded" })
    void attack15AndWhatIsRefusedElsewhereIsRefusedBesideAQuestionToo(String name) {
        assertThrows(AmbiguousRequest.class, () -> itself(name + ": /x"));
    }
}
