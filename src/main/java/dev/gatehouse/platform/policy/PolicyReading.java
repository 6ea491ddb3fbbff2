package dev.gatehouse.platform.policy;

import java.util.ArrayList;
import java.util.List;

/** A policy that was read and found sound as a whole, ready to take effect. */
final class PolicyReading {

    private final List<Runnable> effects;

    private PolicyReading(List<Runnable> effects) {
        this.effects = effects;
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
            return new PolicyReading(effects);
        } catch (PolicyError error) {
            throw error.in(file);
        }
    }

    private static <T> Runnable effect(PolicySection<T> section, PolicyNode root) {
        var value = section.read(root.get(section.key()));
        return () -> section.apply(value);
    }

    void apply() {
        effects.forEach(Runnable::run);
    }
}
