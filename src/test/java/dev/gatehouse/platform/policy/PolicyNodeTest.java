package dev.gatehouse.platform.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyNodeTest {

    private static PolicyNode parse(String yaml) {
        return PolicyDocument.parse(yaml.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsTextsListsAndLengthsOfTime() {
        var node = parse("name: shop\npaths: [/a, /b]\nwait: 250ms\nopen: true\nassertion: off\n");

        assertEquals("shop", node.string("name"));
        assertEquals(List.of("/a", "/b"), node.strings("paths"));
        assertEquals(Optional.of(Duration.ofMillis(250)), node.duration("wait"));
        assertTrue(node.bool("open", false));
        assertEquals(Optional.of("off"), node.optionalString("assertion"));
    }

    @Test
    void readsWhatIsAbsentAsEmpty() {
        var node = parse("");

        assertFalse(node.isPresent());
        assertEquals(List.of(), node.get("routes").items());
        assertEquals(List.of(), node.get("a").strings("b"));
        assertEquals(Optional.empty(), node.optionalString("a"));
    }

    @Test
    void attackAKeyWithoutAValueIsNotAnAbsentKey() {
        var node = parse("a: 1\nb:\n");

        var error = assertThrows(PolicyError.class, () -> node.get("a"));

        assertEquals(2, error.line());
        assertEquals("'b' has no value", error.what());
        assertEquals("Give it one, or remove the key.", error.fix());
    }

    @Test
    void namesTheLineOfAnUnknownKey() {
        var node = parse("a: 1\nb: 2\n\nc: 3\n");

        var error = assertThrows(PolicyError.class, () -> node.only("a", "b"));

        assertEquals(4, error.line());
        assertEquals("Unknown key 'c' in the policy", error.what());
    }

    @ParameterizedTest
    @CsvSource({ "30s,PT30S", "5m,PT5M", "12h,PT12H", "30d,P30D" })
    void readsLengthsOfTime(String written, Duration meant) {
        assertEquals(Optional.of(meant), parse("t: " + written).duration("t"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "t: 5", "t: 5 minutes", "t: -5s", "t: [5s]", "t: 1h30m" })
    void refusesOtherLengthsOfTime(String yaml) {
        var node = parse(yaml);

        assertThrows(PolicyError.class, () -> node.duration("t"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "yes", "on", "TRUE", "1" })
    void takesOnlyTrueAndFalse(String written) {
        var node = parse("b: " + written);

        assertThrows(PolicyError.class, () -> node.bool("b", true));
    }

    @Test
    void refusesTheSameTextTwice() {
        var node = parse("l:\n  - a\n  - b\n  - a\n");

        assertEquals(4, assertThrows(PolicyError.class, () -> node.strings("l")).line());
    }

    @ParameterizedTest
    @ValueSource(strings = { "a: 1\na: 2", "a: !!java.net.URL [http://x]", "a: !mine 1", "b: &x {c: 1}\na: {<<: *x}",
            "a: [1", "a: 1\n---\nb: 2", "\ta: 1" })
    void refusesSurprises(String yaml) {
        assertThrows(PolicyError.class, () -> parse(yaml));
    }

    @Test
    void refusesTextThatIsNotUtf8() {
        assertThrows(PolicyError.class, () -> PolicyDocument.parse(new byte[] { 'a', ':', ' ', (byte) 0xff }));
    }

    @Test
    void boundsAliases() {
        var yaml = new StringBuilder("a: &a [1]\nb: [");
        for (int i = 0; i < 100; i++) {
            yaml.append("*a, ");
        }

        assertThrows(PolicyError.class, () -> parse(yaml.append("1]").toString()));
    }

    @Test
    void boundsDepth() {
        assertThrows(PolicyError.class, () -> parse("a: " + "[".repeat(100) + "]".repeat(100)));
    }
}
