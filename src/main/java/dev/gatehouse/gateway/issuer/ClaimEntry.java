package dev.gatehouse.gateway.issuer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.gatehouse.platform.policy.PolicyNode;

/** Reads where a claim stands, and what its values are called here: {@code scp}, or {@code {from: …, prefix: …, map: …}}. */
final class ClaimEntry {

    private ClaimEntry() {
    }

    static ClaimSource read(PolicyNode node, ClaimSource otherwise) {
        if (!node.isPresent()) {
            return otherwise;
        }
        if (node.isText()) {
            return new ClaimSource(List.of(path(node)), "", Map.of());
        }
        node.only("from", "prefix", "map");
        if (node.get("prefix").isPresent() && node.get("map").isPresent()) {
            throw node.get("prefix").error("A value is translated or gets a prefix, not both", "Remove one of them.");
        }
        return new ClaimSource(node.get("from").isPresent() ? List.of(path(node.get("from"))) : from(node, otherwise),
                node.optionalString("prefix").orElse(""), table(node.get("map")));
    }

    private static List<List<String>> from(PolicyNode node, ClaimSource otherwise) {
        if (otherwise.paths().isEmpty()) {
            throw node.error("'from' is missing", "Add 'from: …', the claim.");
        }
        return otherwise.paths();
    }

    /**
     * A name of a claim, or names with dots between them, one inside the other. A name with a colon or a slash in it is one
     * name, as {@code https://example.com/roles}; any other that has a dot itself is written as a list.
     */
    private static List<String> path(PolicyNode node) {
        if (!node.isText()) {
            return node.oneOrMore().stream().map(PolicyNode::text).toList();
        }
        var text = node.text();
        var path = text.contains("/") || text.contains(":") ? List.of(text) : List.of(text.split("\\.", -1));
        if (path.stream().anyMatch(String::isBlank)) {
            throw node.error("'" + text + "' is not the way to a claim", "Write it as realm_access.roles.");
        }
        return path;
    }

    private static Map<String, String> table(PolicyNode node) {
        var table = new LinkedHashMap<String, String>();
        node.entries().forEach((theirs, ours) -> table.put(theirs, ours.text()));
        if (node.isPresent() && table.isEmpty()) {
            throw node.error("'map' translates nothing", "Add 'their: ours' lines, or remove the key.");
        }
        return table;
    }
}
