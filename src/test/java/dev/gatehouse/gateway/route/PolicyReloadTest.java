package dev.gatehouse.gateway.route;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.gatehouse.gateway.AccessRequest;
import dev.gatehouse.gateway.Credentials;
import dev.gatehouse.platform.PlatformConfig;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.PolicyForTests;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** The whole way of a change: from the file of the running application to the table that judges. */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(PolicyForTests.class)
class PolicyReloadTest {

    private static final Duration SOON = Duration.ofSeconds(6);
    private static final String MORE = """

            routes:
              - { id: reload, hosts: [reload.test], paths: [/**], anonymous: true }
            """;

    @Inject
    PlatformConfig config;

    @Inject
    CurrentRoutes routes;

    @Inject
    MeterRegistry meters;

    private Path file;
    private String before;

    @BeforeEach
    void remember() throws IOException {
        file = Path.of(config.policy());
        before = Files.readString(file);
    }

    @AfterEach
    void restore() throws IOException {
        replace(before);
        await().atMost(SOON).until(() -> !isServed("reload.test"));
    }

    private void replace(String content) throws IOException {
        var next = Files.writeString(file.resolveSibling("next-policy.yaml"), content);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private boolean isServed(String host) {
        return routes.table().find(AccessRequest.of("GET", host, "/", Credentials.none(), false)).isPresent();
    }

    @Test
    void takesOverASoundChangeAndKeepsItWhenTheNextOneIsBad() throws IOException {
        var refused = meters.counter("gatehouse.platform.policy.changes", "outcome", "refused");

        replace(before.stripTrailing() + MORE);
        await().atMost(SOON).until(() -> isServed("reload.test"));

        var refusedBefore = refused.count();
        replace(before.stripTrailing() + MORE + "unknown: true\n");
        await().atMost(SOON).until(() -> refused.count() > refusedBefore);

        assertEquals(true, isServed("reload.test"));
    }
}
