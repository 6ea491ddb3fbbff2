package dev.gatehouse.launch.settings;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.gatehouse.launch.PackagedText;
import dev.gatehouse.launch.Settings;
import dev.gatehouse.launch.UsageError;

/**
 * Finds settings that this version does not have, before anything is started. The framework would refuse them too, but only
 * once the database runs. What there is, docs/configuration.md says: a test compares it with the code.
 */
public final class SettingsCheck {

    private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| `(gatehouse\\.[a-z0-9.-]+)` \\|");
    private static final Pattern INDEX = Pattern.compile("\\[\\d+]$");

    private final Set<String> known;

    SettingsCheck(String documentation) {
        this.known = DOCUMENTED.matcher(documentation).results().map(row -> row.group(1))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @throws UsageError with a sentence for each unknown setting */
    public static void check(Settings settings) {
        var unknown = new SettingsCheck(PackagedText.configuration()).unknown(settings);
        if (!unknown.isEmpty()) {
            throw new UsageError(String.join(System.lineSeparator(), unknown));
        }
    }

    List<String> unknown(Settings settings) {
        return settings.given("gatehouse.").filter(Predicate.not(name -> known.contains(INDEX.matcher(name).replaceFirst(""))))
                .map(name -> name + " is no setting of this version; docs/configuration.md lists those that are.")
                .toList();
    }
}
