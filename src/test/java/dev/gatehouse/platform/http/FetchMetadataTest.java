package dev.gatehouse.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.vertx.core.MultiMap;

class FetchMetadataTest {

    private static final String OURS = "https://login.example.org";

    @Test
    void aProgramSaysNothingAndIsNoOtherSite() {
        assertFalse(FetchMetadata.NONE.isCrossOrigin(OURS));
        assertFalse(FetchMetadata.of(headers()).isCrossOrigin(OURS));
    }

    @ParameterizedTest
    @ValueSource(strings = { "same-origin", "none" })
    void ourOwnPagesAndAPersonsOwnStepsAreOurs(String site) {
        assertFalse(FetchMetadata.of(headers("Sec-Fetch-Site", site, "Origin", OURS)).isCrossOrigin(OURS));
    }

    @ParameterizedTest
    @CsvSource({ "Sec-Fetch-Site,cross-site", "Sec-Fetch-Site,same-site", "Sec-Fetch-Site,Same-Origin", "Sec-Fetch-Site,''",
            "Origin,null", "Origin,https://evil.example", "Origin,http://login.example.org",
            "Origin,https://login.example.org:8443", "Origin,https://LOGIN.example.org", "Origin,https://login.example.org/",
            "Origin,''" })
    void anythingElseIsAnotherSite(String name, String value) {
        assertTrue(FetchMetadata.of(headers(name, value)).isCrossOrigin(OURS));
    }

    /** Whoever puts a good value before the one that the browser set gains nothing. */
    @Test
    void everyValueCounts() {
        assertTrue(FetchMetadata.of(headers("Origin", OURS, "Origin", "https://evil.example")).isCrossOrigin(OURS));
        assertTrue(FetchMetadata.of(headers("Sec-Fetch-Site", "none", "Sec-Fetch-Site", "cross-site")).isCrossOrigin(OURS));
        assertTrue(FetchMetadata.of(headers("Sec-Fetch-Site", "same-origin", "Origin", "null")).isCrossOrigin(OURS));
    }

    @ParameterizedTest
    @CsvSource({ "Sec-WebSocket-Key,dGhlIHNhbXBsZSBub25jZQ==,true", "sec-websocket-key,'',true",
            "Sec-WebSocket-Version,13,true", "Sec-Fetch-Mode,websocket,true", "Sec-Fetch-Mode,navigate,false",
            "Sec-WebSocket-Accept,x,false" })
    void aWebSocketIsKnownByWhatNoPageCanLeaveOut(String name, String value, boolean webSocket) {
        assertEquals(webSocket, FetchMetadata.of(headers(name, value)).webSocket());
    }

    @Test
    void oneOriginIsNamedAndNeverTwo() {
        assertTrue(FetchMetadata.of(headers("Origin", OURS)).isFrom(OURS::equals));
        assertFalse(FetchMetadata.of(headers("Origin", OURS, "Origin", OURS)).isFrom(OURS::equals));
        assertFalse(FetchMetadata.of(headers("Origin", "null")).isFrom(OURS::equals));
        assertFalse(FetchMetadata.NONE.isFrom(origin -> true));
    }

    @ParameterizedTest
    @CsvSource({ "GET,Sec-Fetch-Mode,navigate,true", "GET,Sec-Fetch-Mode,cors,false", "GET,Sec-Fetch-Mode,same-origin,false",
            "GET,Accept,'text/html,*/*;q=0.8',true", "GET,Accept,application/json,false", "GET,Accept,*/*,false",
            "HEAD,Sec-Fetch-Mode,navigate,false", "POST,Sec-Fetch-Mode,navigate,false", "POST,Accept,text/html,false" })
    void onlyWhoLooksAtAPageNavigates(String method, String name, String value, boolean navigation) {
        assertEquals(navigation, FetchMetadata.isNavigation(method, headers(name, value)));
    }

    @Test
    void whatTheBrowserSaysOfItsModeOutweighsWhatIsAccepted() {
        assertFalse(FetchMetadata.isNavigation("GET", headers("Sec-Fetch-Mode", "cors", "Accept", "text/html")));
        assertTrue(FetchMetadata.isNavigation("GET", headers("Sec-Fetch-Mode", "navigate", "Accept", "application/json")));
    }

    /** A script that asks for HTML would be led to the login page of another origin, and could not read it. */
    @Test
    void aScriptDoesNotNavigate() {
        assertFalse(FetchMetadata.isNavigation("GET", headers("Accept", "text/html", "X-Requested-With", "XMLHttpRequest")));
        assertFalse(FetchMetadata.isNavigation("GET", headers()));
    }

    private static MultiMap headers(String... namesAndValues) {
        var headers = MultiMap.caseInsensitiveMultiMap();
        for (int at = 0; at < namesAndValues.length; at += 2) {
            headers.add(namesAndValues[at], namesAndValues[at + 1]);
        }
        return headers;
    }
}
