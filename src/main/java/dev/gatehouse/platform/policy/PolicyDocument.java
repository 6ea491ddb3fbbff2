package dev.gatehouse.platform.policy;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Turns the bytes of the file into nodes without constructing any object from them: explicit tags, duplicate keys and
 * merge keys are refused, aliases, depth and size are bounded.
 */
final class PolicyDocument {

    private static final Set<Tag> PLAIN = Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.TIMESTAMP, Tag.SEQ,
            Tag.MAP);
    /** The parser takes the square of its time for what stands on one line, be it a value, a comment or nothing. */
    static final int LONGEST_LINE = 64 * 1024;
    private static final int MAX_ALIASES = 50;
    private static final int MAX_DEPTH = 20;

    private PolicyDocument() {
    }

    static PolicyNode parse(byte[] content) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
            refuseLongLines(text);
            var root = new Yaml(options()).compose(new StringReader(text));
            if (root == null) {
                return PolicyNode.absent("the policy", 1);
            }
            refuseSurprises(root, Collections.newSetFromMap(new IdentityHashMap<>()));
            return PolicyNode.of("the policy", root);
        } catch (CharacterCodingException notText) {
            throw new PolicyError(1, "The file is not UTF-8", "Save it as UTF-8.");
        } catch (MarkedYAMLException malformed) {
            var mark = malformed.getProblemMark();
            throw new PolicyError(mark == null ? 1 : mark.getLine() + 1, "Not valid YAML: " + malformed.getProblem(),
                    "Check indentation, quotes and brackets near this line.");
        } catch (YAMLException malformed) {
            throw new PolicyError(1, "Not acceptable YAML: " + malformed.getMessage(), "Make it smaller or flatter.");
        }
    }

    private static LoaderOptions options() {
        var options = new LoaderOptions();
        options.setCodePointLimit(PolicySource.LARGEST);
        options.setMaxAliasesForCollections(MAX_ALIASES);
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setAllowRecursiveKeys(false);
        return options;
    }

    private static void refuseLongLines(String text) {
        int number = 1;
        int begin = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                number++;
                begin = i + 1;
            } else if (i - begin >= LONGEST_LINE) {
                throw new PolicyError(number, "A line is longer than " + LONGEST_LINE + " characters",
                        "Begin each item of a list and each key on a line of its own.");
            }
        }
    }

    private static void refuseSurprises(Node node, Set<Node> seen) {
        if (!seen.add(node)) {
            return;
        }
        if (!PLAIN.contains(node.getTag())) {
            throw PolicyNode.of("the policy", node).error("Tag or merge key '" + node.getTag().getValue() + "'",
                    "Write plain values, without '!' tags and without '<<'.");
        }
        switch (node) {
            case MappingNode mapping -> refuseInMapping(mapping, seen);
            case SequenceNode sequence -> sequence.getValue().forEach(item -> refuseSurprises(item, seen));
            default -> {
            }
        }
    }

    private static void refuseInMapping(MappingNode mapping, Set<Node> seen) {
        var keys = new HashSet<String>();
        for (var tuple : mapping.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key && !keys.add(key.getValue())) {
                throw PolicyNode.of("the policy", key).error("Duplicate key '" + key.getValue() + "'",
                        "Remove one of the two.");
            }
            refuseSurprises(tuple.getKeyNode(), seen);
            refuseSurprises(tuple.getValueNode(), seen);
        }
    }
}
