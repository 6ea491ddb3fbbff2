package dev.gatehouse.platform.policy;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;

/** Looks at the content of the policy file each second, on a worker thread. */
@ApplicationScoped
class PolicyWatchJob {

    private final PolicyWatcher watcher;

    PolicyWatchJob(PolicyWatcher watcher) {
        this.watcher = watcher;
    }

    @Scheduled(identity = "policy-watch", every = "1s", concurrentExecution = ConcurrentExecution.SKIP, skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void look() {
        watcher.refresh();
    }
}
