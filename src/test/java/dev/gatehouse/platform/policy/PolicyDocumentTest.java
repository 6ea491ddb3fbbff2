package dev.gatehouse.platform.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file can do to whoever reads it, before anybody asks what it means. */
class PolicyDocumentTest {

    @ParameterizedTest
    @ValueSource(strings = { "", "\n\n", "# nothing but a comment\n", "---\n" })
    void nothingIsAnEmptyPolicy(String text) {
        assertFalse(parse(text).isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = { "!!javax.script.ScriptEngineManager [b]", "!secret b", "!!binary aGk=" })
    void attackATagConstructsNoObject(String value) {
        assertTrue(refused("a: " + value + "\n").what().toLowerCase(java.util.Locale.ROOT).contains("tag"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "a: 1\\na: 2\\n|2|a", "a:\\n  b: 1\\n  c: 2\\n  b: 3\\n|4|b",
            "- x: 1\\n  \"x\": 2\\n|2|x" })
    void attackAKeyTwiceIsNotReadInOneOfTwoWays(String text, int line, String key) {
        var error = refused(text.replace("\\n", "\n"));

        assertEquals("Duplicate key '" + key + "'", error.what());
        assertEquals(line, error.line());
    }

    @Test
    void attackAMergeKeyHidesNoKey() {
        assertTrue(refused("base: &b {open: true}\nroute:\n  <<: *b\n").what().contains("merge"));
    }

    @Test
    void whatIsNotTextIsSaidToBeSo() {
        var error = assertThrows(PolicyError.class, () -> PolicyDocument.parse(new byte[] { 'a', ':', ' ', (byte) 0xC3, '(' }));

        assertEquals("The file is not UTF-8", error.what());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "a: [1|1", "a: 1\\n b: 2\\n|2", "a: \"x\\n|2", "a: 1\\n---\\nb: 2\\n|2",
            "a: @x\\n|1" })
    void whatIsNoYamlNamesItsLine(String text, int line) {
        var error = refused(text.replace("\\n", "\n"));

        assertTrue(error.what().startsWith("Not valid YAML: "), error.what());
        assertEquals(line, error.line());
    }

    /** Each level of aliases multiplies what one walks over. */
    @Test
    void attackAliasesDoNotMultiply() {
        var text = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i <= 60; i++) {
            text.append("a").append(i).append(": &a").append(i).append(" [*a0, *a0]\n");
        }

        assertThrows(PolicyError.class, () -> parse(text.toString()));
    }

    @Test
    void attackDepthIsBounded() {
        assertTrue(parse("a: " + "[".repeat(15) + "]".repeat(15)).isPresent());
        assertThrows(PolicyError.class, () -> parse("a: " + "[".repeat(200_000) + "]".repeat(200_000)));
    }

    /** The parser takes minutes for 16 MiB without a break, whatever they are. */
    @ParameterizedTest
    @ValueSource(strings = { "a: %s", "a: '%s'", "a: \"%s\"", "a: |\n  %s", "#%s", "%%%s", "a: &%s b", "a: !%s b", "%s: b" })
    void attackNoLineIsLongerThanTheParserIsQuickWith(String line) {
        var begin = "a0: x\n";
        var error = refused(begin + line.formatted("x".repeat(PolicyDocument.LONGEST_LINE)) + "\n");

        assertTrue(error.what().contains("65536 characters"), error.what());
        assertEquals(line.contains("\n") ? 3 : 2, error.line());
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "\n", "\r\n" })
    void aLineMayBeAsLongAsThatAndIsNoneOfItsNeighbours(String ending) {
        var value = "x".repeat(PolicyDocument.LONGEST_LINE - 3 - ending.strip().length() - (ending.startsWith("\r") ? 1 : 0));
        var text = ("a: " + value + ending + (ending.isEmpty() ? "" : "b: " + value + ending));

        assertEquals(value, parse(text).string("a"));
    }

    @Test
    void tenThousandRoutesFit() {
        var text = new StringBuilder("routes:\n");
        for (int i = 0; i < 10_000; i++) {
            text.append("""
                      - id: route-%1$d
                        hosts: [app%1$d.example.com]
                        paths: [/orders/**, /customers/**]
                        methods: [GET, POST]
                        audience: https://api.example.com
                        upstream: http://app%1$d.internal:8080
                        require: { scopes: [orders.read], acr: phr, max-age: 10m }
                    """.formatted(i));
        }

        assertTrue(text.length() < PolicySource.LARGEST);
        assertEquals(10_000, parse(text.toString()).get("routes").items().size());
    }

    @Test
    void aDocumentIsReadAsItStands() {
        var node = parse("list: [one, 'two', \"three\"]\nnumber: 007\n");

        assertEquals(List.of("one", "two", "three"), node.strings("list"));
        assertEquals("007", node.string("number"));
    }

    private static PolicyNode parse(String text) {
        return PolicyDocument.parse(text.getBytes(UTF_8));
    }

    private static PolicyError refused(String text) {
        return assertThrows(PolicyError.class, () -> parse(text));
    }
}
