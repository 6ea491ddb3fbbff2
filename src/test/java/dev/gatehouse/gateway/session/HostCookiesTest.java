package dev.gatehouse.gateway.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.platform.OpaqueToken;
import io.vertx.core.MultiMap;

class HostCookiesTest {

    private final HostCookies cookies = new HostCookies("__Host-gatehouse-session", "__Host-gatehouse-handoff", true);

    private static MultiMap sent(String... values) {
        var headers = MultiMap.caseInsensitiveMultiMap();
        List.of(values).forEach(value -> headers.add("Cookie", value));
        return headers;
    }

    /** RFC 6265bis §4.1.3.2: without Secure and the path / a browser takes no such name, and with a Domain neither. */
    @Test
    void setsWhatNoOtherHostCanPlant() {
        var set = cookies.session(OpaqueToken.of("secret"), Duration.ofHours(1));

        assertTrue(set.startsWith("__Host-gatehouse-session=secret; "), set);
        for (var attribute : List.of("Path=/", "Secure", "HTTPOnly", "SameSite=Lax", "Max-Age=3600")) {
            assertTrue(List.of(set.split("; ")).contains(attribute), set);
        }
        assertFalse(set.contains("Domain"));
        assertTrue(cookies.handoff("x", Duration.ofMinutes(5)).startsWith("__Host-gatehouse-handoff=x; "));
    }

    /** An http loopback issuer can have neither. */
    @Test
    void isPlainWithoutTls() {
        var set = new HostCookies("gatehouse-session", "gatehouse-handoff", false).handoff("x", Duration.ofMinutes(5));

        assertTrue(set.startsWith("gatehouse-handoff=x; "), set);
        assertFalse(set.contains("Secure"));
    }

    @Test
    void readsEveryValueAndNeverOnlyTheFirst() {
        var request = sent("a=b; __Host-gatehouse-session=1; x=__Host-gatehouse-session=2", "__Host-gatehouse-session=3");

        assertEquals(List.of("1", "3"), cookies.sessions(request));
        assertEquals(List.of(), cookies.handoffs(request));
    }

    @ParameterizedTest
    @ValueSource(strings = { "gatehouse-session=x", "__Host-gatehouse-session=x; Path=/", "__host-GATEHOUSE-session=x",
            " gatehouse-handoff=x", "=__Host-gatehouse-session=x", "= gatehouse-session=x", "==gatehouse-handoff=x",
            "gatehouse-ceremony=x", "gatehouse-session" })
    void attack61KnowsOursHoweverAnUpstreamSpellsThem(String pair) {
        assertTrue(HostCookies.isOurs(pair));
    }

    /** What is left could still be read as ours by somebody who joins headers by a comma, or ends a pair elsewhere. */
    @ParameterizedTest
    @ValueSource(strings = { "__Host-gatehouse-session=x", "a=b,__Host-gatehouse-session=x", "a=gatehouse-handoff=x", "",
            "a=\u0001", "a=x\u000by;b=c", " ; ", "gatehouse-handoff=1; __Host-gatehouse-session=2" })
    void attack61AnUpstreamGetsNoneWhereOursMightBeAmongThem(String cookies) {
        assertEquals(Optional.empty(), HostCookies.forUpstream(sent(cookies)));
    }

    @Test
    void anUpstreamGetsTheOthersInOneLine() {
        assertEquals(Optional.of("theme=dark; lang=\u00ff; x"), HostCookies.forUpstream(
                sent("theme=dark; gatehouse-session=1", "lang=\u00ff;__host-Gatehouse-handoff=2;x")));
        assertEquals(Optional.empty(), HostCookies.forUpstream(sent()));
    }

    @ParameterizedTest
    @ValueSource(strings = { "theme=gatehouse-session", "my-gatehouse-session=x", "__Secure-gatehouse=x", "gatehouse=x", "" })
    void leavesTheOthersAlone(String pair) {
        assertFalse(HostCookies.isOurs(pair));
    }
}
