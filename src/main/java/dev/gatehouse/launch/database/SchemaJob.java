package dev.gatehouse.launch.database;

import jakarta.enterprise.context.ApplicationScoped;

import org.flywaydb.core.Flyway;
import org.jboss.logging.Logger;

import dev.gatehouse.platform.LogLine;
import dev.gatehouse.platform.startup.ReadinessGates;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;

/** Keeps a replica out of service until the schema is as new as the program; in production a Job migrates, not the replicas. */
@Startup
@ApplicationScoped
class SchemaJob {

    private static final Logger LOG = Logger.getLogger(SchemaJob.class);

    private final Flyway flyway;
    private final ReadinessGates.Gate gate;
    private volatile boolean current;
    private volatile boolean reported;

    SchemaJob(Flyway flyway, ReadinessGates readiness) {
        this.flyway = flyway;
        this.gate = readiness.gate("schema");
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void check() {
        if (current) {
            return;
        }
        try {
            var pending = flyway.info().pending();
            if (pending.length == 0) {
                current = true;
                gate.open();
            } else if (!reported) {
                reported = true;
                LOG.warn(LogLine.event("launch.schema.outdated").with("pending", pending.length)
                        .with("first", pending[0].getVersion()).saying("fix", "run 'gatehouse migrate'"));
            }
        } catch (RuntimeException away) {
            LOG.debug(LogLine.event("launch.schema.unknown"), away);
        }
    }
}
