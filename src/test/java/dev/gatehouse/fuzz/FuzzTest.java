package dev.gatehouse.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.Rows;
import dev.gatehouse.testing.WatchedLog;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** Attack 71: whatever arrives, there is an answer, it is no failure of ours, and the operator's log stays readable. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class FuzzTest {

    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 20_000);
    private static final long SEED = Long.getLong("fuzz.seed", 20_261_124L);
    private static final int AT_ONCE = 16;
    private static final int MOST_FAULTS = 60;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @TestHTTPResource(value = "/openapi", management = true)
    URL description;

    private final Map<String, String> faults = new ConcurrentHashMap<>();
    private final Map<Integer, Integer> statuses = new ConcurrentHashMap<>();

    @Test
    void attack71WhateverArrivesIsAnswered() throws Exception {
        var seeds = new Seeds(port, Seeds.description(description.toString())).all();
        try (var log = new WatchedLog()) {
            bend(seeds);
            System.out.println("fuzz: " + new TreeMap<>(statuses) + ", log " + log.size() + " characters " + log.kinds());
            assertEquals(Map.of(), faults, () -> "seed " + SEED);
            assertEquals(List.of(), log.errors());
            assertTrue(log.size() < 40L * REQUESTS, () -> "too much is logged: " + log.kinds());
        }
        assertEquals(0, Rows.count("select count(*) from pg_stat_activity where state like 'idle in transaction%'"));
    }

    private void bend(List<Message> seeds) throws InterruptedException {
        var random = new Random(SEED);
        var mutations = new Mutations(random);
        var places = new Semaphore(AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < REQUESTS && faults.size() < MOST_FAULTS; i++) {
                var message = mutations.of(seeds.get(random.nextInt(seeds.size())));
                var source = random.nextInt(3) == 0 ? "127.0.0.1"
                        : "127.9." + random.nextInt(200) + "." + (1 + random.nextInt(250));
                places.acquire();
                threads.execute(() -> {
                    try {
                        send(source, message);
                    } finally {
                        places.release();
                    }
                });
            }
            threads.shutdown();
            assertTrue(threads.awaitTermination(1, TimeUnit.MINUTES));
        }
    }

    private void send(String source, Message message) {
        var outcome = Exchange.of(port, source, message);
        statuses.merge(outcome.status(), 1, Integer::sum);
        if (!outcome.fault().isEmpty()) {
            faults.putIfAbsent(outcome.fault() + " " + message.method + " " + message.target.split("[?;%]", 2)[0],
                    message.toString());
        }
    }
}
