package dev.gatehouse.platform.policy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import dev.gatehouse.platform.LogLine;
import dev.gatehouse.platform.PlatformConfig;
import dev.gatehouse.platform.startup.ReadinessGates;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;

/**
 * The policy file of this process: a start needs a sound one; from then on a sound change takes effect within two seconds,
 * and a bad one is reported with file, line and fix while the running policy stays.
 */
@ApplicationScoped
class PolicyWatcher {

    private static final Logger LOG = Logger.getLogger(PolicyWatcher.class);
    private static final int BEFORE_THE_SLICES = 500;

    private final CurrentPolicy current;
    private final MeterRegistry meters;
    private final ReadinessGates.Gate loaded;

    @Inject
    PolicyWatcher(PlatformConfig config, @All List<PolicySection<?>> sections, @All List<PolicyContribution> contributions,
            Clock clock, MeterRegistry meters, ReadinessGates readiness) {
        var mayBeAbsent = ConfigUtils.getProfiles().stream().anyMatch(List.of("dev", "test", "tryout")::contains);
        this.current = new CurrentPolicy(new PolicySource(Path.of(config.policy()), mayBeAbsent), contributions, sections,
                clock);
        this.meters = meters;
        this.loaded = readiness.gate("policy");
    }

    void start(@Observes @Priority(BEFORE_THE_SLICES) StartupEvent event) {
        if (current.refresh() instanceof CurrentPolicy.Outcome.Kept kept) {
            throw kept.error();
        }
        loaded.open();
        TimeGauge.builder("gatehouse.platform.policy.age", current, TimeUnit.SECONDS,
                policy -> policy.age().toSeconds()).description("Since the running policy took effect").register(meters);
    }

    /** Looks at the file and takes over a sound change. Blocks on the disk: never from the event loop. */
    void refresh() {
        switch (current.refresh()) {
            case CurrentPolicy.Outcome.Unchanged unchanged -> {
            }
            case CurrentPolicy.Outcome.Applied applied -> {
                LOG.info(LogLine.event("platform.policy.applied").with("file", applied.name()));
                count("applied");
            }
            case CurrentPolicy.Outcome.Kept kept -> {
                if (kept.news()) {
                    LOG.error(LogLine.event("platform.policy.refused").saying("reason", kept.error().getMessage())
                            .saying("effect", "the running policy stays"));
                    count("refused");
                }
            }
        }
    }

    private void count(String outcome) {
        meters.counter("gatehouse.platform.policy.changes", "outcome", outcome).increment();
    }
}
