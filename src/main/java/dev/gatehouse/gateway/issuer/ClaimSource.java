package dev.gatehouse.gateway.issuer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Where a token says something, and what that is called here.
 *
 * @param paths names of claims, one inside the other; the first that is there counts
 * @param prefix stands before every value
 * @param table what their words mean here; a word that it does not have means nothing. Without a table every word counts.
 */
record ClaimSource(List<List<String>> paths, String prefix, Map<String, String> table) {

    private static final int MAX_VALUES = 500;
    private static final int MAX_LENGTH = 256;

    /** Says nothing. */
    static final ClaimSource NOWHERE = of();

    ClaimSource {
        paths = paths.stream().map(List::copyOf).toList();
        table = Map.copyOf(table);
    }

    static ClaimSource of(String... claims) {
        return new ClaimSource(Stream.of(claims).map(List::of).toList(), "", Map.of());
    }

    /** Every value: of a list its texts, else the one text. */
    List<String> values(JsonNode claims) {
        return named(texts(claims));
    }

    /** The same, but a text is a list of words with spaces between them (RFC 6749 §3.3). */
    List<String> words(JsonNode claims) {
        var found = find(claims).orElse(null);
        return found == null || !found.isTextual() ? values(claims) : named(List.of(found.textValue().split(" ")));
    }

    /** Its one text. */
    Optional<String> value(JsonNode claims) {
        var values = values(claims);
        return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }

    private List<String> texts(JsonNode claims) {
        var found = find(claims).orElse(null);
        if (found == null) {
            return List.of();
        }
        var texts = new ArrayList<String>();
        (found.isArray() ? found : List.of(found)).forEach(value -> {
            if (value.isTextual()) {
                texts.add(value.textValue());
            }
        });
        return texts;
    }

    private Optional<JsonNode> find(JsonNode claims) {
        return paths.stream().map(path -> at(claims, path)).flatMap(Optional::stream).findFirst();
    }

    private static Optional<JsonNode> at(JsonNode claims, List<String> path) {
        var here = Optional.of(claims);
        for (var name : path) {
            here = here.map(node -> node.get(name));
        }
        return here.filter(node -> !node.isNull());
    }

    private List<String> named(List<String> theirs) {
        return theirs.stream().filter(ClaimSource::isPlain).limit(MAX_VALUES)
                .flatMap(value -> table.isEmpty() ? Stream.of(value) : Optional.ofNullable(table.get(value)).stream())
                .map(value -> prefix + value).toList();
    }

    /** A value that could not be printed or compared by eye is nobody's name. */
    private static boolean isPlain(String value) {
        return !value.isBlank() && value.length() <= MAX_LENGTH && value.chars().noneMatch(Character::isISOControl);
    }
}
