package dev.gatehouse.platform.policy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One place of the policy file, with its line. What is not there is an absent node, so that a section reads the same
 * whether it was written or not; what is there in the wrong shape is a {@link PolicyError}.
 */
public final class PolicyNode {

    private final String name;
    private final @Nullable Node node;
    private final int line;
    private final ReferencedFiles files;

    private PolicyNode(String name, @Nullable Node node, int line, ReferencedFiles files) {
        this.name = name;
        this.node = node;
        this.line = line;
        this.files = files;
    }

    static PolicyNode of(String name, Node node) {
        return new PolicyNode(name, node, node.getStartMark().getLine() + 1, new ReferencedFiles());
    }

    static PolicyNode absent(String name, int line) {
        return new PolicyNode(name, null, line, new ReferencedFiles());
    }

    public boolean isPresent() {
        return node != null && !Tag.NULL.equals(node.getTag());
    }

    /** Refuses every key but these: what this version does not know it does not enforce either. */
    public PolicyNode only(String... keys) {
        var known = List.of(keys);
        entries().forEach((key, value) -> {
            if (!known.contains(key)) {
                throw value.error("Unknown key '" + key + "' in " + name,
                        "This version knows " + String.join(", ", known) + ".");
            }
        });
        return this;
    }

    public PolicyNode get(String key) {
        return find(key).orElseGet(() -> absent(key, line));
    }

    /** The keys of a mapping in the order of the file; a key without a value would say nothing, so it is refused. */
    public Map<String, PolicyNode> entries() {
        if (!isPresent()) {
            return Map.of();
        }
        if (!(node instanceof MappingNode mapping)) {
            throw error("'" + name + "' must hold keys", "Write it as 'key: value' lines.");
        }
        var entries = new LinkedHashMap<String, PolicyNode>();
        for (var tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw error("'" + name + "' has a key that is not a word", "Use plain words as keys.");
            }
            var value = new PolicyNode(key.getValue(), tuple.getValueNode(), key.getStartMark().getLine() + 1, files);
            if (!value.isPresent()) {
                throw value.error("'" + value.name + "' has no value", "Give it one, or remove the key.");
            }
            entries.put(value.name, value);
        }
        return entries;
    }

    public List<PolicyNode> items() {
        if (!isPresent()) {
            return List.of();
        }
        if (!(node instanceof SequenceNode sequence)) {
            throw error("'" + name + "' must be a list", "Write [a, b] or one '- ' line for each.");
        }
        return sequence.getValue().stream().map(item -> new PolicyNode(name, item, item.getStartMark().getLine() + 1, files))
                .toList();
    }

    /** The items of a list, or what stands in place of a list of one. */
    public List<PolicyNode> oneOrMore() {
        if (!(node instanceof SequenceNode)) {
            return isPresent() ? List.of(this) : List.of();
        }
        if (items().isEmpty()) {
            throw error("'" + name + "' is an empty list", "Name at least one, or remove the key.");
        }
        return items();
    }

    /**
     * This list behind an added one, so that a clash is found at this one's line.
     *
     * @param taken says what is wrong with an id that both have; when nothing, this one's entry stands and the added one does
     *        not
     */
    PolicyNode beside(PolicyNode added, Function<PolicyNode, Optional<PolicyError>> taken) {
        if (!added.isPresent()) {
            return this;
        }
        var own = new HashMap<String, PolicyNode>();
        items().forEach(item -> item.optionalString("id").ifPresent(id -> own.put(id, item.get("id"))));
        var both = new ArrayList<Node>();
        for (var item : added.items()) {
            var same = own.get(item.string("id"));
            if (same == null) {
                both.add(item.node);
            } else {
                taken.apply(same).ifPresent(error -> {
                    throw error;
                });
            }
        }
        items().forEach(item -> both.add(item.node));
        return new PolicyNode(name, new SequenceNode(Tag.SEQ, both, DumperOptions.FlowStyle.BLOCK), line, files);
    }

    /** Whether a text stands here, and neither keys nor a list. */
    public boolean isText() {
        return isPresent() && node instanceof ScalarNode;
    }

    /** The text of this node itself. */
    public String text() {
        if (!isPresent() || !(node instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
            throw error("'" + name + "' must be a text that is not empty", "Give it a value.");
        }
        return scalar.getValue();
    }

    private Optional<PolicyNode> find(String key) {
        return Optional.ofNullable(entries().get(key));
    }

    /** What stands in the file that this node names; a change of that file is a change of the policy. */
    public String fileText() {
        return files.text(this);
    }

    ReferencedFiles files() {
        return files;
    }

    public String string(String key) {
        return find(key).orElseThrow(() -> error("'" + key + "' is missing in " + name, "Add '" + key + ": …'.")).text();
    }

    public Optional<String> optionalString(String key) {
        return find(key).map(PolicyNode::text);
    }

    /** The texts of a list in the order of the file, none of them twice. */
    public List<String> strings(String key) {
        var texts = new LinkedHashSet<String>();
        for (var item : get(key).items()) {
            var text = item.text();
            if (!texts.add(text)) {
                throw item.error("'" + text + "' stands twice in '" + key + "'", "Remove one of them.");
            }
        }
        return List.copyOf(texts);
    }

    /** The same for a list whose absence opens something: when it is there, it names at least one. */
    public List<String> namedStrings(String key) {
        var texts = strings(key);
        if (texts.isEmpty() && get(key).isPresent()) {
            throw get(key).error("'" + key + "' is an empty list", "Name at least one, or remove the key.");
        }
        return texts;
    }

    public boolean bool(String key, boolean otherwise) {
        return find(key).map(value -> switch (value.text()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw value.error("'" + key + "' must be true or false", "Write true or false.");
        }).orElse(otherwise);
    }

    /** A length of time as {@code 250ms}, {@code 30s}, {@code 5m}, {@code 12h} or {@code 30d}. */
    public Optional<Duration> duration(String key) {
        return find(key).map(PolicyDurations::parse);
    }

    public PolicyError error(String what, String fix) {
        return new PolicyError(line, what, fix);
    }
}
