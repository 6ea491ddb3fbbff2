package dev.gatehouse.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessRequestTest {

    private static AccessRequest get(String target) {
        return request("GET", "api.example.com", target);
    }

    private static AccessRequest request(String method, String host, String target) {
        return AccessRequest.of(method, host, target, Credentials.none(), false);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/public/../admin", "/public/..", "/./admin", "/public/%2e%2e/admin", "/public/.%2E/admin",
            "/%2e/admin", "/..", "/." })
    void attack18RefusesDotSegments(String target) {
        assertThrows(AmbiguousRequest.class, () -> get(target));
    }

    @ParameterizedTest
    @ValueSource(strings = { "//admin", "/public//admin", "/admin//", "/public%2Fadmin", "/public%2f..%2fadmin", "/\\admin",
            "/public\\..\\admin", "/public%5Cadmin", "/public%5c%5cadmin" })
    void attack19RefusesEmptySegmentsAndOtherSlashes(String target) {
        assertThrows(AmbiguousRequest.class, () -> get(target));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/admin;a=b", "/;/admin", "/admin%3Bx", "/public/..;/admin", "/admin%3b.css" })
    void attack20RefusesMatrixParameters(String target) {
        assertThrows(AmbiguousRequest.class, () -> get(target));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/admin#/public", "/admin%23/public", "/public?x#/admin" })
    void attack21RefusesFragments(String target) {
        assertThrows(AmbiguousRequest.class, () -> get(target));
    }

    @ParameterizedTest
    @CsvSource({ "API.Example.COM,api.example.com", "api.example.com.,api.example.com", "api.example.com:8443,api.example.com",
            "Api.Example.com.:80,api.example.com", "[::1]:8080,[::1]", "127.0.0.1:1,127.0.0.1" })
    void attack23BringsEverySpellingOfAHostToOne(String sent, String meant) {
        assertEquals(meant, request("GET", sent, "/").host().value());
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", ".", "api..example.com", "api.example.com..", "a b", "user@api.example.com",
            "api.example.com/x", "api.example.com:", "api.example.com:8x", "api.example.com:123456", "ápi.example.com",
            "api.example.com, other.example.com", "-a.example.com", "api.example.com\u0000", "a%2eexample.com" })
    void attack23RefusesAHostThatIsNone(String sent) {
        assertThrows(AmbiguousRequest.class, () -> request("GET", sent, "/"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "admin", "*", "http://api.example.com/admin", "?x", "/%", "/%2", "/%zz", "/%c3%28", "/%ff",
            "/%00", "/%0d%0aX:1", "/%7f", "/a b", "/\tx", "/ä", "/{x}", "/a|b", "/%252e%252e/admin", "/%25", "/a%3fb" })
    void attack24RefusesAMalformedTarget(String target) {
        assertThrows(AmbiguousRequest.class, () -> get(target));
    }

    @ParameterizedTest
    @ValueSource(strings = { "get", "TRACE", "CONNECT", "", "GET ", "G\nET" })
    void refusesMethodsThatNoRouteCanName(String method) {
        assertThrows(AmbiguousRequest.class, () -> request(method, "api.example.com", "/"));
    }

    @Test
    void decodesALetterThatIsMerelyEncoded() {
        assertEquals(List.of("admin", "café"), get("/%61dmin/caf%C3%A9").path().segments());
    }

    @Test
    void keepsPathAndQueryAsTheyWereSent() {
        var request = get("/%61dmin/?next=/public/../x&b=%2F");

        assertEquals("/%61dmin/?next=/public/../x&b=%2F", request.target());
        assertEquals(List.of("admin"), request.path().segments());
    }

    @Test
    void neverPrintsWhatWasPresented() {
        var credentials = new Credentials(List.of("Bearer secret"), List.of("session-secret"));
        var request = AccessRequest.of("GET", "api.example.com", "/a?token=secret", credentials, false);

        assertEquals("GET api.example.com/a", request.toString());
        assertEquals("Credentials[1 authorization, 1 cookies]", credentials.toString());
    }
}
