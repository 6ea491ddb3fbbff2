package dev.gatehouse.platform.policy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The policy in effect. A new content replaces it whole, once it is found sound; until then the one that runs stays, and the
 * new one is tried again at each look: what was wrong may have been a file that it names. Confined to one thread at a time:
 * start-up, then the watch job.
 */
final class CurrentPolicy {

    /** What looking at the source led to. */
    sealed interface Outcome {

        record Unchanged() implements Outcome {
        }

        record Applied(String name) implements Outcome {
        }

        /** The source is wrong; {@code news} tells whether it was already so the last time. */
        record Kept(PolicyError error, boolean news) implements Outcome {
        }
    }

    private final PolicySource source;
    private final List<PolicyContribution> contributions;
    private final List<PolicySection<?>> sections;
    private final Clock clock;

    private byte @Nullable [] applied;
    private ReferencedFiles files = new ReferencedFiles();
    private String complaint = "";
    private volatile Instant appliedAt = Instant.EPOCH;

    CurrentPolicy(PolicySource source, List<PolicyContribution> contributions, List<PolicySection<?>> sections, Clock clock) {
        this.source = source;
        this.contributions = List.copyOf(contributions);
        this.sections = List.copyOf(sections);
        this.clock = clock;
    }

    /** How long the running policy has been in effect. */
    Duration age() {
        return Duration.between(appliedAt, clock.instant());
    }

    synchronized Outcome refresh() {
        try {
            var content = source.read();
            if (Arrays.equals(content.bytes(), applied) && files.areUnchanged()) {
                complaint = "";
                return new Outcome.Unchanged();
            }
            var reading = ParsedPolicy.of(content, contributions, sections);
            reading.apply();
            applied = content.bytes();
            files = reading.files();
            appliedAt = clock.instant();
            complaint = "";
            return new Outcome.Applied(content.name());
        } catch (PolicyError error) {
            var news = !error.getMessage().equals(complaint);
            complaint = error.getMessage();
            return new Outcome.Kept(error, news);
        }
    }
}
