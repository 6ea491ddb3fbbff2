package dev.gatehouse.launch.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.gatehouse.launch.UsageError;

/** The words after the command: {@code --name value} pairs and {@code --flag}s, each at most once unless said otherwise. */
record Arguments(List<String> words) {

    public Arguments {
        words = List.copyOf(words);
    }

    /**
     * Reads them against what the command knows.
     *
     * @throws UsageError for an unknown word, a repeated option or an option without its value
     */
    Options read(Set<String> valued, Set<String> flags) {
        return read(valued, Set.of(), flags);
    }

    /** The same, with options that may stand several times. */
    Options read(Set<String> single, Set<String> several, Set<String> flags) {
        Map<String, List<String>> values = new HashMap<>();
        var valued = Stream.concat(single.stream(), several.stream()).collect(Collectors.toSet());
        var rest = words.iterator();
        while (rest.hasNext()) {
            var word = rest.next();
            if (!valued.contains(word) && !flags.contains(word)) {
                throw new UsageError("'" + word + "' is not understood here; 'gatehouse help' lists what is.");
            }
            if (valued.contains(word) && !rest.hasNext()) {
                throw new UsageError("'" + word + "' needs a value after it.");
            }
            var given = values.computeIfAbsent(word, first -> new ArrayList<>());
            given.add(valued.contains(word) ? rest.next() : "");
            if (given.size() > 1 && !several.contains(word)) {
                throw new UsageError("'" + word + "' may stand only once.");
            }
        }
        return new Options(Map.copyOf(values));
    }

    /** Options by name. */
    record Options(Map<String, List<String>> values) {

        private static final String EXAMPLE = "01a20c53-2491-769d-8074-1cb53ea7930a";

        Optional<String> value(String option) {
            return values(option).stream().findFirst().filter(value -> !value.isBlank());
        }

        /** All that it was given. */
        List<String> values(String option) {
            return values.getOrDefault(option, List.of());
        }

        /** @throws UsageError when it is given and is no id */
        Optional<UUID> id(String option) {
            return value(option).map(given -> {
                try {
                    return UUID.fromString(given);
                } catch (IllegalArgumentException malformed) {
                    throw new UsageError("'" + option + "' takes an id, such as " + EXAMPLE + ", and not '" + given + "'.");
                }
            });
        }

        boolean has(String flag) {
            return values.containsKey(flag);
        }
    }
}
