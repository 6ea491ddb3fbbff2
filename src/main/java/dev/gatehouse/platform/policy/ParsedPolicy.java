package dev.gatehouse.platform.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A policy that was read and found sound as a whole, ready to take effect. */
final class ParsedPolicy {

    private final List<Runnable> effects;
    private final ReferencedFiles files;

    private ParsedPolicy(List<Runnable> effects, ReferencedFiles files) {
        this.effects = effects;
        this.files = files;
    }

    /** Reads every section; the first thing that is wrong refuses the whole file. */
    static ParsedPolicy of(PolicySource.Content content, List<PolicyContribution> contributions,
            List<PolicySection<?>> sections) {
        try {
            var root = PolicyDocument.parse(content.bytes());
            root.only(sections.stream().map(PolicySection::key).toArray(String[]::new));
            var effects = new ArrayList<Runnable>();
            for (var section : sections) {
                effects.add(effect(section, beside(contributions, section, root), root));
            }
            return new ParsedPolicy(effects, root.files());
        } catch (PolicyError error) {
            throw error.in(content.name());
        }
    }

    private static PolicyNode beside(List<PolicyContribution> contributions, PolicySection<?> section, PolicyNode root) {
        var node = root.get(section.key());
        for (var contribution : contributions) {
            var text = contribution.yaml();
            if (text.isPresent()) {
                var added = PolicyDocument.parse(text.get().getBytes(UTF_8)).get(section.key());
                node = node.beside(added, taken -> section.replacesContributions() ? Optional.empty()
                        : Optional.of(taken.error("'" + taken.text() + "' is the name of something that " + contribution.owner()
                                + " adds to your policy",
                                "Give it another id, or leave that away with " + contribution.leftAwayBy() + ".")));
            }
        }
        return node;
    }

    private static <T> Runnable effect(PolicySection<T> section, PolicyNode node, PolicyNode policy) {
        var value = section.read(node, policy);
        return () -> section.apply(value);
    }

    /** The files that were read beside the policy itself. */
    ReferencedFiles files() {
        return files;
    }

    void apply() {
        effects.forEach(Runnable::run);
    }
}
