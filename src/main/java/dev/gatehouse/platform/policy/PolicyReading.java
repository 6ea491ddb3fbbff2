package dev.gatehouse.platform.policy;

import java.util.ArrayList;
import java.util.List;

/** A policy that was read and found sound as a whole, ready to take effect. */
final class PolicyReading {

    private final List<Runnable> effects;
    private final PolicyFiles files;

    private PolicyReading(List<Runnable> effects, PolicyFiles files) {
        this.effects = effects;
        this.files = files;
    }

    /** Reads every section; the first thing that is wrong refuses the whole file. */
    static PolicyReading of(String file, byte[] content, List<PolicySection<?>> sections) {
        try {
            var root = PolicyDocument.parse(content);
            root.only(sections.stream().map(PolicySection::key).toArray(String[]::new));
            var effects = new ArrayList<Runnable>();
            for (var section : sections) {
                effects.add(effect(section, root));
            }
            return new PolicyReading(effects, root.files());
        } catch (PolicyError error) {
            throw error.in(file);
        }
    }

    private static <T> Runnable effect(PolicySection<T> section, PolicyNode root) {
        var value = section.read(root.get(section.key()));
        return () -> section.apply(value);
    }

    /** The files that were read beside the policy itself. */
    PolicyFiles files() {
        return files;
    }

    void apply() {
        effects.forEach(Runnable::run);
    }
}
