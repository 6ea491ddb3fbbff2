package dev.gatehouse.gateway.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.gateway.AmbiguousRequest;

class EncodedTargetTest {

    @ParameterizedTest
    @ValueSource(strings = { "/", "/login", "/login?return_to=%2Fa%3Fb%3D1", "/a?b=c&d=e/f?g:h@i!$'()*+,;=", "/a?", "/%20" })
    void leavesWhatIsRightAsItIs(String target) {
        assertEquals(target, EncodedTarget.of(target));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', quoteCharacter = '~', value = {
            "/a?q={b} /a?q=%7Bb%7D", "/a?q=b|c /a?q=b%7Cc", "/a?q=[1] /a?q=%5B1%5D", "/a?q=^ /a?q=%5E", "/a?q=` /a?q=%60",
            "/a?q=\\ /a?q=%5C", "/a?q=\" /a?q=%22", "/a?q=<x> /a?q=%3Cx%3E", "/a?q=% /a?q=%25", "/a?q=%4 /a?q=%254",
            "/a?q=%zz /a?q=%25zz", "/a?q=%41 /a?q=%41" })
    void encodesInAQueryWhatBrowsersDoNot(String sent, String encoded) {
        assertEquals(encoded, EncodedTarget.of(sent));
        assertEquals(encoded, EncodedTarget.of(encoded));
        URI.create(encoded);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/a#b", "/a?b#c", "/{a}", "/a|b", "/%zz", "/%4", "/a b", "/a\\b", "/<a>?b=c", "/a^b?c" })
    void refusesAPathThatIsNotRightAndEveryFragment(String target) {
        assertThrows(AmbiguousRequest.class, () -> EncodedTarget.of(target));
    }
}
