package dev.gatehouse.platform.policy;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.gatehouse.testing.Database;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(Database.class)
class PolicyWatcherTest {

    @Inject
    MeterRegistry meters;

    @Test
    void tellsHowOldTheRunningPolicyIs() {
        var age = meters.get("gatehouse.platform.policy.age").timeGauge();

        assertTrue(age.value(TimeUnit.SECONDS) < 3600);
    }
}
