package dev.gatehouse.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPathTest {

    @ParameterizedTest
    @CsvSource({ "/,''", "/a,a", "/a/,a", "/a/b,a|b", "/a/b/,a|b", "/a.b/c..d/...,a.b|c..d|..." })
    void readsSegments(String path, String expected) {
        assertEquals(expected, String.join("|", RequestPath.of(path).segments()));
    }

    /** All of RFC 3986 §3.3 pchar, but the semicolon: to some servers a parameter begins with it. */
    @Test
    void takesEveryOtherCharacterOfASegment() {
        var plain = "azAZ09-._~!$&'()*+,=:@";

        assertEquals(List.of(plain), RequestPath.of("/" + plain).segments());
    }

    /** RFC 3986 §6.2.2.2: an unreserved character means the same, encoded or not, in either case of the digits. */
    @ParameterizedTest
    @CsvSource({ "/%61dmin,admin", "/%41dmin,Admin", "/a%2Db,a-b", "/a%7eb,a~b", "/a%7Eb,a~b", "/%C3%A9,é", "/%e2%82%ac,€",
            "/a%20b,a b", "/%F0%9F%94%91,🔑" })
    void decodesWhatIsMerelyEncoded(String path, String segment) {
        assertEquals(List.of(segment), RequestPath.of(path).segments());
    }

    @ParameterizedTest
    @ValueSource(strings = { "/a%00", "/a%1f", "/a%7f", "/a%2f", "/a%5c", "/a%3b", "/a%23", "/a%25", "/a%2e", "/a%3f" })
    void refusesAnEncodedSeparatorOrControlCharacter(String path) {
        assertEquals("encoded separator or control character", refusal(path));
    }

    /** Overlong and truncated sequences, and a surrogate: what one decoder repairs another one refuses (RFC 3629 §3). */
    @ParameterizedTest
    @ValueSource(strings = { "/%C0%AF", "/%E0%80%AF", "/%C3", "/%ED%A0%80", "/%80", "/%F8%88%80%80%80" })
    void refusesBytesThatAreNotUtf8(String path) {
        assertEquals("encoded bytes are not UTF-8", refusal(path));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/%", "/a%2", "/a%2/b", "/%g0", "/%0g", "/%%20", "/%-1" })
    void refusesAPercentThatEncodesNothing(String path) {
        assertEquals("percent encoding", refusal(path));
    }

    @ParameterizedTest
    @CsvSource({ "'',not an origin-form target", "a,not an origin-form target", "*,not an origin-form target",
            "//,empty segment", "/a//b,empty segment", "/a//,empty segment", "/.,dot segment", "/a/./b,dot segment",
            "/a/..,dot segment", "/a b,character in path", "/a;b,character in path", "/a\\b,character in path",
            "/a?b,character in path", "'/a\"b',character in path", "/aé,character in path" })
    void saysWhatIsAmbiguous(String path, String reason) {
        assertEquals(reason, refusal(path));
    }

    @Test
    void endsSomewhere() {
        assertEquals(1, RequestPath.of("/" + "a".repeat(8191)).segments().size());
        assertEquals("path too long", refusal("/" + "a".repeat(8192)));
    }

    /** It is passed on as it was sent, so two spellings are two paths, though they match the same routes. */
    @Test
    void isWhatWasSent() {
        assertEquals("/%61/", RequestPath.of("/%61/").toString());
        assertEquals(RequestPath.of("/a"), RequestPath.of("/a"));
        assertEquals(RequestPath.of("/a").hashCode(), RequestPath.of("/a").hashCode());
        assertNotEquals(RequestPath.of("/a"), RequestPath.of("/%61"));
    }

    private static String refusal(String path) {
        return assertThrows(AmbiguousRequest.class, () -> RequestPath.of(path)).getMessage();
    }
}
